"""What is signed is seen first: the results that follow from an approval, as they would be printed now."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.models import Dossier, StepRun
from applications.papers.drafting import draft_result
from core.errors import or_denied
from core.files.serve import inert
from procedures.definition.outcome import ResultPaper
from procedures.definition.process import Block, Step, StepKind
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts


def drafts_for(runs: Iterable[StepRun], facts: Facts) -> list[dict[str, str]]:
    """Title and address of each result that these runs sign or issue."""
    return [
        {"title": str(paper.title), "url": reverse("desk:draft", args=[run.dossier.pk, paper.id])}
        for run in runs
        if run.kind in {StepKind.APPROVAL, StepKind.ISSUE}
        for paper in _results_of(run)
        if holds(paper.when, facts)
    ]


def _results_of(run: StepRun) -> Iterator[ResultPaper]:
    """Those issued by this step, or later on its way with no other approval between."""
    definition = run.dossier.definition
    steps = list(_with_paths(definition.process.blocks, ""))
    places = {step.code: at for at, (step, _path) in enumerate(steps)}
    here = places[run.step]
    for paper in definition.outcome.papers:
        issues = places[paper.result_of]
        path = steps[issues][1]
        between = [step for step, its in steps[here + 1 : issues] if path.startswith(its)]
        follows = here <= issues and path.startswith(steps[here][1])
        if follows and not any(step.kind is StepKind.APPROVAL for step in between):
            yield paper


def _with_paths(blocks: list[Block], path: str) -> Iterator[tuple[Step, str]]:
    """Each step with the branches it lies in, outermost first."""
    for block in blocks:
        if isinstance(block, Step):
            yield block, path
        else:
            for branch in block.branches:
                yield from _with_paths(branch.blocks, f"{path}{branch.code}/")


@staff_required
@require_GET
@xframe_options_sameorigin
def draft(request: SignedInRequest, pk: UUID, paper_id: str) -> HttpResponse:
    """One result of the dossier as a draft; Denied to who may not read the dossier, or where it has no such result."""
    dossier = or_denied(Dossier.objects.visible_to(request.user).with_version().filter(pk=pk).first())
    paper = or_denied(next((paper for paper in dossier.definition.outcome.papers if paper.id == paper_id), None))
    return inert(draft_result(dossier, request.user, timezone.now(), paper))
