"""What the frontier means for the dossier as a whole: its status, its clock, and what people are told."""

from datetime import datetime

from accounts.models import User
from applications import papers
from applications.actions.changing import set_status, tell_ledger
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.notices import tell
from applications.status import Status
from applications.workflow.engine import Frontier
from procedures.definition.process import StepKind


def follow(dossier: Dossier, found: Frontier, user: User | None, now: datetime) -> None:
    """Moves the status to where the frontier stands: in process, your turn, resolved, returned, or stopped."""
    if found.finished:
        _end(dossier, found, user, now)
    elif {opening.step.kind for opening in found.open} == {StepKind.RETURN}:
        _resolve(dossier, user, now)
    elif any(opening.step.kind is StepKind.CITIZEN_CONFIRMATION for opening in found.open):
        tell(dossier, "your_turn")


def _resolve(dossier: Dossier, user: User | None, now: datetime) -> None:
    set_status(dossier, Status.RESOLVED)
    dossier.resolved_at = now
    tell_ledger(dossier, "dossier.resolved", user)
    tell(dossier, "resolved")


def _end(dossier: Dossier, found: Frontier, user: User | None, now: datetime) -> None:
    dossier.ended_at = now
    if found.refused:
        dossier.resolved_at = now
        set_status(dossier, Status.STOPPED)
        tell_ledger(dossier, "dossier.stopped", user)
        papers.issue(PaperKind.STOP_NOTICE, dossier, user, now)
        tell(dossier, "stopped")
    else:
        set_status(dossier, Status.RETURNED)
        tell_ledger(dossier, "dossier.returned", user)
        tell(dossier, "returned")
    papers.issue(PaperKind.CONTROL_SHEET, dossier, user, now)
