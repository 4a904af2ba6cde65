"""Steps that are done without anybody saying so: all is paid, all results are delivered, a posting's time is over."""

from collections.abc import Callable
from datetime import datetime

from applications.actions.parts.hindrances import hindrance
from applications.fees.outside import not_set_yet
from applications.models import Dossier, StepRun
from applications.status import DeliveryState, Status
from applications.workflow.advance import facts_of_dossier
from procedures.definition.process import Step, StepKind
from procedures.rules.judging import field_errors
from procedures.rules.visibility import shown


def done_by_itself(dossier: Dossier, now: datetime) -> StepRun | None:
    """An open run in which nothing is left to do; none while the applicant asks for the dossier back.

    The caller holds the lock, ends it, and asks again.
    """
    if dossier.status == Status.WITHDRAWN:
        return None
    for run in dossier.step_runs.filter(closed_at=None, waiting_since=None, kind__in=_TESTS):
        run.dossier = dossier
        if _TESTS[StepKind(run.kind)](run, now) and not hindrance(run):
            return run
    return None


def _paid(run: StepRun, _now: datetime) -> bool:
    """Everything is set; and the step asks its officer nothing that is not answered yet."""
    return not not_set_yet(run.dossier, facts_of_dossier(run.dossier)) and _asks_nothing(run)


def _delivered(run: StepRun, _now: datetime) -> bool:
    return run.dossier.delivery_state == DeliveryState.DELIVERED and _asks_nothing(run)


def _posted_long_enough(run: StepRun, now: datetime) -> bool:
    return run.timeout_at is not None and run.timeout_at <= now


def _asks_nothing(run: StepRun) -> bool:
    dossier = run.dossier
    step: Step = dossier.definition.process.step(run.step)
    facts = facts_of_dossier(dossier)
    return not field_errors(shown(step.fields, facts), dossier.findings, facts)


_TESTS: dict[StepKind, Callable[[StepRun, datetime], bool]] = {
    StepKind.PAYMENT: _paid,
    StepKind.RETURN: _delivered,
    StepKind.POSTING: _posted_long_enough,
}
BY_ITSELF = frozenset(_TESTS)
