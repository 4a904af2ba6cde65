"""The late list, with how far the apology for each is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.supervision.ageing import open_work
from applications.desk.supervision.scope import scope_of
from applications.lateness import Apology, apologies_for, late_dossiers, state_of
from applications.models import Dossier, Extension, StepRun
from procedures.definition.process import StepKind

PAGE = 40
TONES = {Apology.NONE: "late", Apology.PROPOSED: "soon", Apology.SENT: "done"}


@dataclass(frozen=True)
class Row:
    dossier: Dossier
    apology: Extension | None
    steps: list[StepRun]

    @property
    def state(self) -> Apology:
        return state_of(self.apology)

    @property
    def tone(self) -> str:
        return TONES[self.state]


@staff_required
@require_GET
def overdue(request: SignedInRequest) -> HttpResponse:
    """Dossiers that agencies of the scope decide and that are past their due moment, the longest first."""
    scope = scope_of(request)
    late = late_dossiers(timezone.now()).filter(competent_agency__in=scope.ids)
    late = late.select_related("procedure", "competent_agency").defer("procedure__search_text", "answers", "findings")
    page = Paginator(late, PAGE).get_page(request.GET.get("page"))
    apologies = apologies_for(page.object_list)
    steps = _open_steps(page.object_list)
    rows = [Row(dossier, apologies.get(dossier.pk), steps.get(dossier.pk, [])) for dossier in page.object_list]
    unanswered = open_work(scope.ids).filter(kind=StepKind.RECEPTION, clock_at__lt=timezone.now()).count()
    context = {"scope": scope, "section": "overdue", "page": page, "rows": rows, "unanswered": unanswered}
    return render(request, "desk/supervision/overdue.html", context)


def _open_steps(dossiers: Iterable[Dossier]) -> Mapping[object, list[StepRun]]:
    """Where each of them is now."""
    found: defaultdict[object, list[StepRun]] = defaultdict(list)
    runs = StepRun.objects.filter(dossier__in=[dossier.pk for dossier in dossiers], closed_at=None)
    for run in runs.select_related("agency", "unit", "assignee").order_by("pk"):
        found[run.dossier_id].append(run)
    return found
