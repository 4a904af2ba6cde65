"""time_out_step: silence until the time-out counts as the outcome the version gives it."""

from django.utils import timezone

from applications.actions.changing import changing
from applications.actions.complete_step import end_run
from applications.models import StepRun
from applications.models.step_run import Outcome


def time_out_step(run_id: int) -> None:
    """Ends the run by its time-out. A run that was closed meanwhile, or is not due yet, is left alone."""
    with changing(StepRun.objects.values_list("dossier", flat=True).get(pk=run_id), None) as dossier:
        run = dossier.step_runs.get(pk=run_id)
        step = dossier.definition.process.step(run.step)
        if run.is_open and step.on_timeout and run.timeout_at and run.timeout_at <= timezone.now():
            run.dossier = dossier
            end_run(dossier, run, step, Outcome(step.on_timeout.outcome), None)
