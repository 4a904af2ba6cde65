"""The step in which an act is done that does not end it: a sitting planned, an amount set, an objection answered."""

from collections.abc import Collection

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import open_run
from applications.actions.parts.taking import take
from applications.models import Dossier, StepRun
from procedures.definition.process import StepKind


def run_at_work(dossier: Dossier, user: User, run_id: int, kinds: Collection[StepKind]) -> StepRun:
    """The open run of one of these kinds, now in this user's hands.

    Conflict when it was ended, waits, or a colleague has it; Denied when it is not on their desk or of another kind.
    The caller saves it: what was done in a step makes older pages of it stale.
    """
    run = open_run(dossier, run_id)
    permissions.require(run.kind in kinds)
    take(user, run)
    return run
