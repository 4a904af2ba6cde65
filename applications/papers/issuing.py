"""Issuing a paper: its snapshot, number and row now, in the caller's transaction; its bytes by a promised job."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from accounts.models import User
from applications.models import Dossier, Paper
from applications.models.paper import PaperKind
from applications.numbering import yearly
from applications.papers import (
    acknowledgement,
    control_sheet,
    receipt,
    refusal,
    result,
    stop_notice,
    supplement_request,
)
from applications.papers.form_set import Form, form_in_force
from applications.papers.frame import Frame
from applications.papers.office import above, kept_together
from applications.papers.sheet import Occasion, Sheet
from core.ids import verify_code
from core.outbox import promise

PLACE = "Hải Phòng"
BUILDERS: dict[PaperKind, Callable[..., Sheet]] = {
    PaperKind.ACKNOWLEDGEMENT: acknowledgement.build,
    PaperKind.RECEIPT: receipt.build,
    PaperKind.SUPPLEMENT_REQUEST: supplement_request.build,
    PaperKind.REFUSAL: refusal.build,
    PaperKind.STOP_NOTICE: stop_notice.build,
    PaperKind.CONTROL_SHEET: control_sheet.build,
    PaperKind.RESULT: result.build,
}


@dataclass(frozen=True)
class Entry:
    """Where a paper stands in its book: the volume (a year) and the number in it; a paper of no book has neither."""

    number: str
    volume: str = ""
    line: str = ""


def issue(kind: PaperKind, dossier: Dossier, user: User | None, now: datetime, **details: Any) -> Paper:
    """The paper of this kind, in Vietnamese whatever the reader's language; one already issued under its key is it.

    The caller holds the dossier's lock. `details` are what the module of that kind asks for.
    """
    occasion = Occasion(dossier, user, now)
    with translation.override("vi"):
        sheet = BUILDERS[kind](occasion, **details)
        earlier = dossier.papers_issued.filter(key=sheet.key, superseded_at=None).first()
        return earlier or _issued(kind, occasion, sheet)


def _issued(kind: PaperKind, occasion: Occasion, sheet: Sheet) -> Paper:
    form = None if sheet.title else form_in_force(kind.value, occasion.today)
    title = sheet.title or (form.title if form else str(kind.label))
    entry = _entry(kind, sheet, occasion.now)
    paper = Paper.objects.create(
        code=verify_code(),
        agency=sheet.agency,
        dossier=occasion.dossier,
        kind=kind,
        key=sheet.key,
        title=f"{title} ({sheet.about})" if sheet.about else title,
        number=entry.number,
        form_set=form.set_code if form else "",
        template=f"papers/{kind.value.lower()}.html",
        data={
            "frame": _frame(occasion, sheet, title, entry, form).snapshot(),
            "entry": asdict(entry),
            **asdict(sheet.content),
        },
        issued_at=occasion.now,
        issuer=" · ".join(filter(None, [sheet.agency.name, occasion.officer])),
    )
    promise("paper.print", f"paper.print:{paper.pk}", paper_id=paper.pk)
    return paper


def _entry(kind: PaperKind, sheet: Sheet, now: datetime) -> Entry:
    """A number below ten is written with a 0 (NĐ 30/2020/NĐ-CP)."""
    if "{n}" not in sheet.number:
        return Entry(sheet.number)
    number, year = yearly(f"papers:{sheet.agency.code}:{sheet.book or kind.value}", now)
    return Entry(sheet.number.replace("{n}", f"{number:02d}"), str(year), str(number))


def _frame(occasion: Occasion, sheet: Sheet, title: str, entry: Entry, form: Form | None) -> Frame:
    return Frame(
        agency=kept_together(sheet.agency.name),
        number=entry.number,
        place=PLACE,
        date=occasion.today,
        title=title,
        lookup_url=f"{settings.PUBLIC_URL}/tra-cuu/",
        parent_agency=above(sheet.agency, occasion.dossier),
        about=sheet.about,
        qr=occasion.lookup_url,
        mark=str(occasion.dossier),
        form=str(form or ""),
        signatures=sheet.signatures,
    )
