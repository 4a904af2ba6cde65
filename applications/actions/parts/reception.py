"""The reception step of a dossier that waits at the counter."""

from accounts.models import User
from applications.actions.parts.changing import not_now
from applications.actions.parts.taking import take
from applications.models import Dossier, StepRun
from procedures.definition.process import StepKind


def reception_run(dossier: Dossier, user: User, waiting: bool = False) -> StepRun:
    """The open reception run, taken up; also one that is `waiting` for the applicant, where that is no hindrance.

    Denied when it is not on their desk; Conflict when it is past, waiting, or in other hands.
    """
    run = dossier.step_runs.filter(kind=StepKind.RECEPTION, closed_at=None).first()
    if run is None or (run.waiting_since and not waiting):
        raise not_now(dossier)
    run.dossier = dossier
    take(user, run)
    return run
