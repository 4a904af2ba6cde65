"""time_out_step: silence until the time-out counts as the outcome the version gives it, or goes to the head."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.roles import Role
from applications.actions.complete_step import end_run
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.hindrances import hindrance
from applications.actions.parts.taking import put
from applications.models import Dossier, Pause, StepRun
from applications.models.pause import PAYMENT
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.status import Status

ESCALATE = "ESCALATE"


def time_out_step(run_id: int) -> None:
    """Ends the run by its time-out. One that was closed or escalated meanwhile, or is not due, is left alone.

    Silence decides nothing while the applicant asks for the dossier back, nor while the step waits or stands still:
    going on promises the time-out again.
    """
    silent = silences(timezone.now()).filter(pk=run_id)
    if pk := silent.values_list("dossier", flat=True).first():
        with changing(pk, None) as dossier:
            if run := silent.select_related("agency").first():
                run.dossier = dossier
                _time_out(dossier, run)


def silences(now: datetime) -> QuerySet[StepRun]:
    """The open runs whose time to answer is over."""
    standing = Exists(Pause.objects.filter(step_run=OuterRef("pk"), ended_at=None).exclude(reason=PAYMENT))
    over = StepRun.objects.filter(closed_at=None, escalated_at=None, timeout_at__lte=now, waiting_since=None)
    return over.exclude(dossier__status=Status.WITHDRAWN).exclude(standing)


def _time_out(dossier: Dossier, run: StepRun) -> None:
    step = dossier.definition.process.step(run.step)
    assert step.on_timeout is not None
    if step.on_timeout.outcome == ESCALATE:
        _escalate(dossier, run)
    elif not hindrance(run):  # a posting waits for its last objection to be answered
        end_run(dossier, run, step, Outcome(step.on_timeout.outcome), None)


def _escalate(dossier: Dossier, run: StepRun) -> None:
    """Silence is no answer: the step stays open, before the head of that office."""
    run.role, run.unit, run.escalated_at = Role.LEADER, None, timezone.now()
    put(run, None)
    run.save()
    tell_ledger(dossier, "step.escalated", None, step=run.step, attempt=run.attempt)
    tell(dossier, "escalated", agency=str(run.agency or ""))
