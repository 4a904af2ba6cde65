"""A result as it would be printed if it were issued now, for those who sign and issue it to see before they do."""

from dataclasses import asdict, replace
from datetime import datetime

from django.utils import translation

from accounts.models import User
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.papers import result
from applications.papers.drawing_up import frame_of
from applications.papers.office import above
from applications.papers.sheet import Occasion
from core.pdf import render_pdf
from procedures.definition.outcome import ResultPaper

MARK = "Dự thảo, chưa ký và chưa cấp số"


def draft_result(dossier: Dossier, user: User, now: datetime, paper: ResultPaper) -> bytes:
    """The PDF: without number, code and signature, marked as a draft. Nothing is kept of it."""
    with translation.override("vi"):
        occasion = Occasion(dossier, user, now)
        sheet = replace(result.build(occasion, paper), about=MARK)
        number = sheet.number.replace("{n}", "…")
        frame = frame_of(sheet, sheet.title, number, None, "", above(sheet.agency, dossier), occasion.today)
        data = {"frame": frame.snapshot(), **asdict(sheet.content)}
        return render_pdf(f"papers/{PaperKind.RESULT.value.lower()}.html", data, title=f"{sheet.title} ({MARK})")
