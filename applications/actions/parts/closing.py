"""Ending a dossier without a result: its open work is let go, its papers say so, its money is accounted for."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers
from applications.actions.parts.changing import set_status, tell_ledger
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.status import Status
from applications.workflow.advance import close


def stop_all(dossier: Dossier, user: User, now: datetime, reason: str, ground: str, refund: bool) -> None:
    """7 or the work's status → 8: open runs are cancelled, pauses end, Mẫu 05 and the control sheet are issued."""
    set_status(dossier, Status.STOPPED)
    for run in dossier.step_runs.filter(closed_at=None):
        close(run, Outcome.CANCELLED, now, user)
    dossier.ended_at = now
    let_go(dossier, user, now, refund)
    tell_ledger(dossier, "dossier.stopped", user, refund=refund)
    papers.issue(PaperKind.STOP_NOTICE, dossier, user, now, reason=reason, ground=ground, refund=refund)
    papers.issue(PaperKind.CONTROL_SHEET, dossier, user, now)


def let_go(dossier: Dossier, user: User | None, now: datetime, refund: bool = False) -> None:
    """Nothing is asked any more: open proposals lapse, what was not paid is waived, what was paid may come back."""
    lapse(dossier, now)
    for charge in dossier.charges.filter(state=Charge.State.DUE):
        charge.state, charge.set_by, charge.ground = Charge.State.WAIVED, user, _("Hồ sơ dừng giải quyết.")
        charge.save(update_fields=["state", "set_by", "ground"])
    if refund:
        dossier.charges.filter(state=Charge.State.PAID).update(state=Charge.State.TO_REFUND)
    keep_money_state(dossier)


def lapse(dossier: Dossier, now: datetime, **which: str) -> None:
    """Proposals of more time that nobody decided, and that have no use any more."""
    note = _("Không còn cần quyết định.")
    dossier.extensions.filter(granted=None, **which).update(granted=False, decided_at=now, note=note)
