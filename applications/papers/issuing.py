"""Issuing a paper: what it says, by its kind's module; its row, in the caller's transaction; what gives way to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import translation

from accounts.models import User
from applications.models import Dossier, Paper
from applications.models.paper import Annulled, PaperKind
from applications.papers import (
    acknowledgement,
    apology_extension,
    control_sheet,
    delivery_slip,
    fee_receipt,
    minutes,
    receipt,
    refusal,
    result,
    stop_notice,
    supplement_request,
)
from applications.papers.drawing_up import draw_up
from applications.papers.recalling import recalled
from applications.papers.sheet import Occasion, Sheet
from core.ledger import record

BUILDERS: dict[PaperKind, Callable[..., Sheet]] = {
    PaperKind.ACKNOWLEDGEMENT: acknowledgement.build,
    PaperKind.RECEIPT: receipt.build,
    PaperKind.SUPPLEMENT_REQUEST: supplement_request.build,
    PaperKind.REFUSAL: refusal.build,
    PaperKind.APOLOGY_EXTENSION: apology_extension.build,
    PaperKind.STOP_NOTICE: stop_notice.build,
    PaperKind.CONTROL_SHEET: control_sheet.build,
    PaperKind.FEE_RECEIPT: fee_receipt.build,
    PaperKind.DELIVERY_SLIP: delivery_slip.build,
    PaperKind.MINUTES: minutes.build,
    PaperKind.RESULT: result.build,
}


def issue(kind: PaperKind, dossier: Dossier, user: User | None, now: datetime, **details: Any) -> Paper:
    """The paper of this kind, in Vietnamese whatever the reader's language; one in force under its key is it.

    The caller holds the dossier's lock. `details` are what the module of that kind asks for.
    """
    occasion = Occasion(dossier, user, now)
    with translation.override("vi"):
        return _put(kind, occasion, BUILDERS[kind](occasion, **details))


def issue_again(paper: Paper, dossier: Dossier, user: User, now: datetime, why: str) -> Paper:
    """A new paper in the place of this one, which is in force: as the dossier stands now, under a number of its own."""
    occasion, kind = Occasion(dossier, user, now), PaperKind(paper.kind)
    with translation.override("vi"):
        sheet = BUILDERS[kind](occasion, **recalled(paper, dossier))
        return _put(kind, occasion, replace(sheet, key=paper.key, again=why))


def annul(dossier: Dossier, key: str, now: datetime, why: Annulled) -> None:
    """The paper of this key is in force no longer, and none takes its place; nothing where none is in force."""
    if paper := _in_force(dossier, key):
        with translation.override("vi"):
            _leave(paper, now, str(why.label))
        record(paper.subject, "paper.superseded", "system", by=None, why=why.value)


def _put(kind: PaperKind, occasion: Occasion, sheet: Sheet) -> Paper:
    earlier = _in_force(occasion.dossier, sheet.key)
    if earlier and not sheet.again:
        return earlier
    if earlier:
        _leave(earlier, occasion.now, sheet.again)
    paper = draw_up(kind, sheet, occasion.dossier, occasion.officer, occasion.now)
    if earlier:
        earlier.superseded_by = paper
        earlier.save(update_fields=["superseded_by"])
        record(earlier.subject, "paper.superseded", f"agency:{sheet.agency.code}", by=paper.code)
    return paper


def _in_force(dossier: Dossier, key: str) -> Paper | None:
    return dossier.papers_issued.filter(key=key, superseded_at=None).first()


def _leave(paper: Paper, now: datetime, why: str) -> None:
    paper.superseded_at, paper.superseded_why = now, why
    paper.save(update_fields=["superseded_at", "superseded_why"])
