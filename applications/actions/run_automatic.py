"""run_automatic: an automatic step is done by its handler, and ends as a clerk's step ends."""

from applications.actions.complete_step import end_run
from applications.actions.parts.changing import changing
from applications.models import StepRun
from applications.models.step_run import Outcome
from applications.status import Status
from applications.workflow.automatic import HANDLERS


def run_automatic(run_id: int) -> None:
    """Runs the handler of an open automatic run, once; a closed run is left alone, and one of a dossier asked back."""
    with changing(StepRun.objects.values_list("dossier", flat=True).get(pk=run_id), None) as dossier:
        run = dossier.step_runs.get(pk=run_id)
        if run.is_open and dossier.status != Status.WITHDRAWN:
            run.dossier = dossier
            step = dossier.definition.process.step(run.step)
            assert step.handler is not None
            dossier.findings = {**dossier.findings, **HANDLERS[step.handler](dossier, step)}
            end_run(dossier, run, step, Outcome.DONE, None)
