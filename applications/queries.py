"""What doors read. Each answers in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import RoleAssignment, User
from applications.models import Attachment, Dossier, StepRun
from applications.models.step_run import Outcome
from applications.status import Status
from procedures.definition.process import Block, Parallel, Step, StepKind

RELATED = ("procedure", "version", "receiving_agency", "competent_agency", "organisation", "owner")


def dossiers_of(user: User) -> QuerySet[Dossier]:
    """A citizen's dossiers: those that wait for them first, then the newest."""
    return (
        Dossier.objects.visible_to(user)
        .select_related("procedure", "version", "receiving_agency", "competent_agency", "organisation")
        .prefetch_related(Prefetch("step_runs", StepRun.objects.select_related("agency", "unit", "assignee", "closed_by")))
        .order_by("-created_at")
    )


def desk_queue_for(user: User) -> QuerySet[StepRun]:
    """The open steps on this officer's desk, least remaining time first; those waiting for the applicant last."""
    desks = Q(pk__in=[])
    for held in RoleAssignment.objects.held(user):
        unit = Q() if held.unit_id is None else Q(unit=held.unit_id) | Q(unit=None)
        desks |= Q(agency=held.agency_id, role=held.role) & unit
    return (
        StepRun.objects.filter(desks, closed_at=None)
        .select_related("dossier", "dossier__procedure", "agency", "unit", "assignee")
        .order_by("dossier__due_at", "opened_at")
    )


def current_files(dossier: Dossier) -> list[Attachment]:
    """The files handed in and not taken back."""
    return dossier.files


@dataclass
class Stage:
    """One step of a dossier's way, for parts/course.html."""

    label: str
    state: str
    who: str = ""
    note: str = ""
    at: datetime | None = None
    branches: list[dict[str, Any]] = field(default_factory=list)


def course_of(dossier: Dossier) -> list[Stage]:
    """The steps passed, open and to come, in the order of the page; skipped ones are left out once passed by."""
    runs: dict[str, StepRun] = {run.step: run for run in dossier.step_runs.all()}
    return _stages(dossier.definition.process.blocks, runs, dossier)


def _stages(blocks: list[Block], runs: dict[str, StepRun], dossier: Dossier) -> list[Stage]:
    stages: list[Stage] = []
    for block in blocks:
        if isinstance(block, Parallel):
            branches = [
                {"label": str(branch.name), "course": [vars(stage) for stage in _stages(branch.blocks, runs, dossier)]}
                for branch in block.branches
            ]
            stages.append(Stage(label="", state="", branches=[branch for branch in branches if branch["course"]]))
        elif stage := _stage(block, runs, dossier):
            stages.append(stage)
    return [stage for stage in stages if stage.label or stage.branches]


def _stage(step: Step, runs: dict[str, StepRun], dossier: Dossier) -> Stage | None:
    run = runs.get(step.code)
    passed = dossier.is_ended or any(later.opened_at for code, later in runs.items() if _is_later(step, code, dossier))
    if run is None:
        return None if passed else Stage(str(step.name), "todo")
    who = str(run.agency or "")
    if run.is_open:
        late = run.due_at is not None and run.due_at < timezone.now()
        return Stage(str(step.name), "waiting" if run.waiting_since else "late" if late else "current", who, at=run.opened_at)
    if run.outcome == Outcome.CANCELLED:
        return None
    note = "" if run.outcome == Outcome.DONE else str(Outcome(run.outcome).label)
    return Stage(str(step.name), "done", who, note, run.closed_at)


def _is_later(step: Step, code: str, dossier: Dossier) -> bool:
    order = [each.code for each in dossier.definition.process.steps()]
    return code in order and order.index(code) > order.index(step.code)


def holders_now(dossier: Dossier) -> list[str]:
    """Who has the dossier now: the offices of its open steps; the applicant where it is their turn."""
    if dossier.status == Status.AWAITING_SUPPLEMENT or dossier.status == Status.DRAFT:
        return []
    open_runs = [run for run in dossier.step_runs.all() if run.is_open and run.kind != StepKind.CITIZEN_CONFIRMATION]
    return list(dict.fromkeys(str(run.agency) for run in open_runs if run.agency))
