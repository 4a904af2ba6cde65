"""Where dossiers stand in their process, and when they are due."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import QuerySet

from applications.deadlines import recomputed
from applications.models import Dossier, StepRun
from applications.models.step_run import Outcome
from applications.status import ENDED, Status
from applications.workflow.advance import frontier_of
from core.models import LedgerEntry


def filed() -> QuerySet[Dossier]:
    return Dossier.objects.exclude(status=Status.DRAFT).select_related("version", "competent_agency")


def frontiers() -> Iterator[str]:
    for run in StepRun.objects.filter(closed_at=None, dossier__status__in=ENDED).select_related("dossier"):
        yield f"{run.dossier.subject}: ended, and «{run.step}» is open"
    for dossier in filed().exclude(status__in=ENDED).prefetch_related("step_runs").iterator(chunk_size=500):
        runs = list(dossier.step_runs.all())
        wanted = sorted((opening.step.code, opening.branch) for opening in frontier_of(dossier, runs).open)
        there = sorted((run.step, run.branch) for run in runs if run.is_open)
        if wanted != there or not there:
            yield f"{dossier.subject}: open are {there}, and should be {wanted}"


def steps_once() -> Iterator[str]:
    told = Counter(
        (subject, data.get("step"), data.get("attempt"))
        for subject, data in LedgerEntry.objects.filter(event="step.completed")
        .values_list("subject", "data")
        .iterator()
    )
    for (subject, step, attempt), count in told.items():
        if count > 1:
            yield f"{subject}: «{step}» #{attempt} took effect {count} times"
    ended = StepRun.objects.exclude(closed_at=None).exclude(outcome=Outcome.CANCELLED).exclude(kind="RECEPTION")
    for dossier, step, attempt in ended.values_list("dossier", "step", "attempt").iterator():
        if not told[f"dossier:{dossier}", step, attempt]:
            yield f"dossier:{dossier}: «{step}» #{attempt} ended, and nothing tells of it"


def deadlines() -> Iterator[str]:
    for dossier in filed().exclude(accepted_at=None).filter(ended_at=None).iterator():
        if (due := recomputed(dossier)) != dossier.due_at:
            yield f"{dossier.subject}: due {dossier.due_at}, recomputed {due}"
    for run in StepRun.objects.filter(closed_at=None).select_related("dossier"):
        ends = None if run.waiting_since or _stands(run.dossier) else run.dossier.due_at or run.due_at
        if run.clock_at != ends:
            yield f"{run.dossier.subject}: the queue says {run.clock_at} of «{run.step}», and it is {ends}"


def _stands(dossier: Dossier) -> bool:
    return bool(dossier.paused_at or dossier.resolved_at or dossier.ended_at)
