"""The late list, with how far the apology for each is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.held import asked_once, held
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.roles import Role
from accounts.staff import staff_required
from applications.actions.bulk import MOST
from applications.desk.bulk.preview import looked_at
from applications.desk.supervision.ageing import open_work
from applications.desk.supervision.scope import Scope, scope_of
from applications.lateness import Apology, apologies_for, late_dossiers, state_of
from applications.models import Bulk, Dossier, Extension, StepRun
from core.errors import Refusal
from core.once import answered
from core.sent import wholes
from procedures.definition.process import StepKind

PAGE = 40
TONES = {Apology.NONE: "late", Apology.PROPOSED: "soon", Apology.SENT: "done"}


@dataclass(frozen=True)
class Row:
    """`to_tick`: the step by which an apology can be proposed now."""

    dossier: Dossier
    apology: Extension | None
    steps: list[StepRun]
    to_tick: StepRun | None

    @property
    def state(self) -> Apology:
        return state_of(self.apology)

    @property
    def tone(self) -> str:
        return TONES[self.state]


@staff_required
@require_GET
@asked_once()
def overdue(request: SignedInRequest) -> HttpResponse:
    """Dossiers that agencies of the scope decide and that are past their due moment, the longest first."""
    return show_overdue(request, scope_of(request))


def show_overdue(request: SignedInRequest, scope: Scope, refusal: Refusal | None = None) -> HttpResponse:
    """One page of them."""
    late = _late(scope)
    late = late.select_related("procedure", "competent_agency").defer("procedure__search_text", "answers", "findings")
    page = Paginator(late, PAGE).get_page(request.GET.get("page"))
    apologies = apologies_for(page.object_list)
    steps = _open_steps(page.object_list)
    rows = [_row(request.user, each, apologies.get(each.pk), steps.get(each.pk, [])) for each in page.object_list]
    unanswered = open_work(scope.ids).filter(kind=StepKind.RECEPTION, clock_at__lt=timezone.now()).count()
    context = {
        "scope": scope,
        "section": "overdue",
        "page": page,
        "rows": rows,
        "unanswered": unanswered,
        "may_ask": any(row.to_tick for row in rows),
        "refusal": refusal,
        "form": {"errors": refusal},
    }
    return render(request, "desk/supervision/overdue.html", context, status=refusal.status if refusal else 200)


@staff_required
@require_POST
def apologise(request: SignedInRequest) -> HttpResponseBase:
    """`run`: the steps ticked; with `all`, every late dossier of the scope. They are looked at first."""
    scope = scope_of(request)

    def act() -> str:
        return looked_at(request.user, Bulk.Verb.APOLOGISE, _asked(request, scope))

    return answered(request, act, lambda refusal: show_overdue(request, scope, refusal))


def _asked(request: SignedInRequest, scope: Scope) -> list[StepRun]:
    """One open step of each late dossier at an office this officer supervises; only by such a step may they propose."""
    late = StepRun.objects.filter(dossier__in=_late(scope).order_by().values("pk"), closed_at=None, is_guest=False)
    runs = late.filter(agency__in=_supervised(request.user)).order_by("dossier", "-pk")
    if "all" not in request.POST:
        runs = runs.filter(pk__in=wholes(request.POST.getlist("run")))
    read = runs.select_related("dossier__version", "assignee").defer("dossier__version__document", "dossier__answers")
    return list({run.dossier_id: run for run in read[: MOST + 1]}.values())


def _row(user: User, dossier: Dossier, apology: Extension | None, steps: list[StepRun]) -> Row:
    is_said = apology is not None and (apology.granted is None or apology.after > timezone.now())
    own = (run for run in steps if run.agency_id in _supervised(user) and not run.is_guest)
    return Row(dossier, apology, steps, None if is_said else next(own, None))


def _supervised(user: User) -> set[int]:
    """The offices for whose steps they may propose without having them on the desk."""
    return {duty.agency_id for duty in held(user) if duty.role == Role.SUPERVISOR}


def _late(scope: Scope) -> QuerySet[Dossier]:
    return late_dossiers(timezone.now()).filter(competent_agency__in=scope.ids)


def _open_steps(dossiers: Iterable[Dossier]) -> Mapping[object, list[StepRun]]:
    """Where each of them is now."""
    found: defaultdict[object, list[StepRun]] = defaultdict(list)
    runs = StepRun.objects.filter(dossier__in=[dossier.pk for dossier in dossiers], closed_at=None)
    for run in runs.select_related("agency", "unit", "assignee").order_by("pk"):
        found[run.dossier_id].append(run)
    return found
