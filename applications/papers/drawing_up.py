"""Drawing up a paper: its number, its snapshot and its row now; its bytes by a promised job."""

from dataclasses import asdict
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from applications.models import Dossier, Paper
from applications.models.paper import PaperKind
from applications.numbering import yearly
from applications.papers.form_set import Form, form_in_force
from applications.papers.frame import Frame
from applications.papers.office import above, kept_together
from applications.papers.sheet import Entry, Sheet
from core.ids import verify_code
from core.outbox import promise

PLACE = "Hải Phòng"


def draw_up(kind: PaperKind, sheet: Sheet, dossier: Dossier | None, officer: str, now: datetime) -> Paper:
    """The row of a paper that has all but its number, by the form set in force that day; printing is promised."""
    today = timezone.localdate(now)
    form = None if sheet.title else form_in_force(kind.value, today)
    title = sheet.title or (form.title if form else str(kind.label))
    entry, code = _entry(kind, sheet, now), verify_code()
    frame = frame_of(sheet, title, entry.number, form, code, above(sheet.agency, dossier), today)
    paper = Paper.objects.create(
        code=code,
        agency=sheet.agency,
        dossier=dossier,
        kind=kind,
        key=sheet.key,
        title=f"{title} ({sheet.about})" if sheet.about else title,
        number=entry.number,
        form_set=form.set_code if form else "",
        template=f"papers/{kind.value.lower()}.html",
        data={"frame": frame.snapshot(), "entry": asdict(entry), **asdict(sheet.content)},
        issued_at=now,
        issuer=" · ".join(filter(None, [sheet.agency.name, officer])),
    )
    promise("paper.print", f"paper.print:{paper.pk}", paper_id=paper.pk)
    return paper


def _entry(kind: PaperKind, sheet: Sheet, now: datetime) -> Entry:
    """A number below ten is written with a 0 (NĐ 30/2020/NĐ-CP)."""
    if sheet.entry or "{n}" not in sheet.number:
        return sheet.entry or Entry(sheet.number)
    number, year = yearly(f"papers:{sheet.agency.code}:{sheet.book or kind.value}", now)
    return Entry(sheet.number.replace("{n}", f"{number:0{sheet.digits}d}"), str(year), str(number))


def frame_of(sheet: Sheet, title: str, number: str, form: Form | None, code: str, parent: str, today: date) -> Frame:
    """What the paper carries around its content; without a code, as a draft is, there is no QR."""
    verify_url = f"{settings.PUBLIC_URL}/xac-minh/"
    return Frame(
        agency=kept_together(sheet.agency.name),
        number=number,
        place=PLACE,
        date=today,
        title=kept_together(title),
        lookup_url=verify_url,
        parent_agency=parent,
        about=sheet.about,
        qr=f"{verify_url}{code}/" if code else "",
        mark=code,
        form=str(form or ""),
        signatures=sheet.signatures,
    )
