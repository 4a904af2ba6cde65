"""What the frontier means for the dossier as a whole: its status, its clock, and what people are told."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from applications import papers
from applications.actions.parts.changing import set_status, tell_ledger
from applications.actions.parts.closing import lapse, let_go
from applications.actions.parts.opening import opened
from applications.models import Dossier, StepRun
from applications.models.paper import PaperKind
from applications.notices import how_returned, tell
from applications.status import Status
from applications.workflow.engine import Frontier
from procedures.definition.process import StepKind


def follow(dossier: Dossier, found: Frontier, user: User | None, now: datetime) -> None:
    """Moves the status to where the frontier stands: in process, your turn, resolved, returned, or stopped."""
    if found.finished:
        _end(dossier, found, user, now)
    elif found.kinds == {StepKind.RETURN}:
        _resolve(dossier, user, now)
    else:
        opened(dossier, found, now)
        runs = settle(dossier)
        if any(run.kind == StepKind.CITIZEN_CONFIRMATION and run.opened_at == now for run in runs):
            tell(dossier, "your_turn")


def settle(dossier: Dossier) -> list[StepRun]:
    """Gives the dossier the status its open runs tell, which it returns; what the applicant must do comes first."""
    runs = list(dossier.step_runs.filter(closed_at=None))
    set_status(dossier, working_status(dossier, runs))
    return runs


def working_status(dossier: Dossier, runs: Iterable[StepRun]) -> Status:
    """By its open runs: 5 while one waits for a supplement, 6 while a payment is open; else in process, or filed."""
    open_runs = list(runs)
    if any(run.waiting_since for run in open_runs):
        return Status.AWAITING_SUPPLEMENT
    if any(run.kind == StepKind.PAYMENT for run in open_runs):
        return Status.AWAITING_PAYMENT
    return Status.PROCESSING if dossier.accepted_at else Status.SUBMITTED


def _resolve(dossier: Dossier, user: User | None, now: datetime) -> None:
    if dossier.resolved_at:
        return
    set_status(dossier, Status.RESOLVED)
    dossier.resolved_at = now
    lapse(dossier, now)
    tell_ledger(dossier, "dossier.resolved", user)
    tell(dossier, "resolved", how=how_returned(dossier))


def _end(dossier: Dossier, found: Frontier, user: User | None, now: datetime) -> None:
    dossier.ended_at = now
    if found.refused:
        dossier.resolved_at = now
        set_status(dossier, Status.STOPPED)
        let_go(dossier, user, now)
        tell_ledger(dossier, "dossier.stopped", user)
        papers.issue(PaperKind.STOP_NOTICE, dossier, user, now)
        tell(dossier, "stopped")
    else:
        set_status(dossier, Status.RETURNED)
        tell_ledger(dossier, "dossier.returned", user)
        tell(dossier, "returned")
    papers.issue(PaperKind.CONTROL_SHEET, dossier, user, now)
