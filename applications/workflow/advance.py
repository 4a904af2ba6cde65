"""Moving a locked dossier to its frontier: runs that are due are opened, overtaken ones closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from applications.deadlines import calendar_of, end_pause
from applications.models import Dossier, StepRun
from applications.models.step_run import Outcome
from applications.workflow.assignment import desk_of
from applications.workflow.engine import Frontier, Opening, Run, frontier
from applications.workflow.sharing import share_out
from core.calendar import WorkCalendar, add_working_time, due_at
from core.outbox import promise
from procedures.definition import ProcedureDefinition
from procedures.definition.general import Channel
from procedures.definition.process import Step, StepKind
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts, facts_of


def facts_of_dossier(dossier: Dossier, definition: ProcedureDefinition | None = None) -> Facts:
    """What conditions look at: the applicant's answers and the officers' findings; by its own definition or another."""
    return facts_of(
        definition or dossier.definition,
        {**dossier.answers, **dossier.findings},
        channel=dossier.channel,
        applicant_kind="ORGANISATION" if dossier.organisation_id else "CITIZEN",
        today=timezone.localdate(dossier.submitted_at or timezone.now()),
    )


def frontier_of(dossier: Dossier, runs: Iterable[StepRun], definition: ProcedureDefinition | None = None) -> Frontier:
    """What should be open after these runs, by the dossier's own definition or another."""
    facts = facts_of_dossier(dossier, definition)
    past = [Run(run.step, run.pk, run.outcome) for run in runs]
    return frontier((definition or dossier.definition).process, past, lambda condition: holds(condition, facts))


def advance(dossier: Dossier, now: datetime) -> Frontier:
    """Opens and closes runs as of this instant (UTC); the caller holds the dossier's lock."""
    runs = list(dossier.step_runs.all())
    found = frontier_of(dossier, runs)
    opened = {run.step: run for run in runs if run.is_open}
    for overtaken in opened.keys() - {opening.step.code for opening in found.open}:
        close(opened[overtaken], Outcome.CANCELLED, now)
    calendar = calendar_of(dossier)
    for opening in found.open:
        if opening.step.code not in opened:
            attempt = 1 + sum(run.step == opening.step.code for run in runs)
            _open(dossier, opening, attempt, now, calendar)
    return found


def close(run: StepRun, outcome: Outcome, now: datetime, by: User | None = None, note: str = "") -> None:
    """Ends a run, and what stood still on its account."""
    end_pause(run, now, by)
    run.outcome, run.closed_at, run.closed_by, run.note, run.waiting_since = outcome, now, by, note, None
    run.save()


def _open(dossier: Dossier, opening: Opening, attempt: int, now: datetime, calendar: WorkCalendar) -> StepRun:
    step = opening.step
    agency, unit = desk_of(step, dossier)
    run = StepRun(
        dossier=dossier,
        step=step.code,
        name=step.name.vi,
        kind=step.kind.value,
        branch=opening.branch,
        attempt=attempt,
        agency=agency,
        unit=unit,
        role=step.role or "",
        other_than=others(step),
        opened_at=now,
        due_at=add_working_time(now, _time_for(step, dossier), calendar),
        timeout_at=due_at(now, step.on_timeout.after.term(), calendar) if step.on_timeout else None,
    )
    share_out(run)
    run.save()
    if run.timeout_at:
        promise("step.time_out", f"step.time_out:{run.pk}", at=run.timeout_at, run_id=run.pk)
    if step.kind is StepKind.AUTOMATIC:
        promise("step.automatic", f"step.automatic:{run.pk}", run_id=run.pk)
    return run


def others(step: Step) -> str:
    """Whose doers may not do it, as its run keeps them (StepRun.other_than)."""
    return f" {' '.join(step.other_than)} " if step.other_than else ""


def _time_for(step: Step, dossier: Dossier) -> timedelta:
    """Working hours for a step: its allowance; what is filed online is answered in 8 hours (NĐ 45/2020/NĐ-CP)."""
    answers_online = step.kind is StepKind.RECEPTION and dossier.channel == Channel.ONLINE
    hours = dossier.definition.deadline.answer_online_within_hours if answers_online else step.allowance
    return timedelta(hours=float(hours))
