"""decide_withdrawal: an officer gives the dossier back (7 → 8, Mẫu 05), or says why it goes on (7 → as it was)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import end_done
from applications.actions.parts.changing import changing, set_status, tell_ledger
from applications.actions.parts.closing import stop_all
from applications.actions.parts.saying import said
from applications.models import Dossier, StepRun, Withdrawal
from applications.notices import tell
from applications.status import Status
from core.errors import Conflict
from core.outbox import promise
from procedures.definition.process import StepKind


def decide_withdrawal(
    user: User, pk: UUID, revision: int, granted: bool, note: str = "", refund: bool = False
) -> Dossier:
    """The dossier, stopped or going on. Before acceptance the counter decides, later who handles it or leads there.

    `refund`: what was paid is to be given back. Invalid when it is refused without a reason.
    """
    if not granted:
        note = said(note, "note")
    with changing(pk, user, revision) as dossier:
        permissions.require(permissions.may_let_go(user, dossier))
        asked = undecided(dossier)
        if granted:
            _give_back(dossier, asked, user, note.strip(), refund)
        else:
            go_on(dossier, asked, user, note.strip())
            tell_ledger(dossier, "dossier.withdrawal_refused", user)
            tell(dossier, "withdrawal_refused", reason=note.strip())
    return dossier


def undecided(dossier: Dossier) -> Withdrawal:
    """The request that stands; Conflict when there is none."""
    asked = dossier.withdrawals.filter(granted=None).first()
    if asked is None:
        raise Conflict(_("Hồ sơ này không có yêu cầu rút."))
    return asked


def _give_back(dossier: Dossier, asked: Withdrawal, user: User, note: str, refund: bool) -> None:
    now = timezone.now()
    asked.decide(True, user, now, note)
    asked.save()
    stop_all(dossier, user, now, note or asked.reason, "", refund)
    tell(dossier, "withdrawn")


def go_on(dossier: Dossier, asked: Withdrawal, user: User, note: str) -> None:
    """Handled as it was before; what fell silent meanwhile is heard now."""
    now = timezone.now()
    asked.decide(False, user, now, note)
    asked.save()
    set_status(dossier, Status(asked.status_before))
    for run in dossier.step_runs.filter(closed_at=None):
        _hear(run, now)
    end_done(dossier, user)


def _hear(run: StepRun, now: datetime) -> None:
    """Its time-out and its handler left it alone while the applicant asked for the dossier back."""
    again = f"{run.pk}:{run.dossier.revision}"
    if run.timeout_at and run.timeout_at <= now:
        promise("step.time_out", f"step.time_out:{again}", run_id=run.pk)
    if run.kind == StepKind.AUTOMATIC:
        promise("step.automatic", f"step.automatic:{again}", run_id=run.pk)
