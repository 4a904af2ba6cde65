"""Open steps one by one, least legal time first: what will be late tomorrow, one room's, one person's; shared again."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Unit, User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.bulk import MOST
from applications.desk.bulk.preview import looked_at
from applications.desk.supervision.ageing import Bucket, buckets, open_work
from applications.desk.supervision.scope import Scope, scope_of
from applications.models import Bulk, StepRun
from core.errors import Denied, Refusal
from core.once import answered
from core.sent import whole, wholes

BUCKET, UNIT, PERSON, PAGE = "muc", "bo-phan", "nguoi", 40
TOMORROW = "ngay-mai"


@staff_required
@require_GET
def work(request: SignedInRequest) -> HttpResponse:
    """`?muc=` a bucket, `?bo-phan=` a room, `?nguoi=` a person (0: none)."""
    return show_work(request, scope_of(request))


def show_work(request: SignedInRequest, scope: Scope, refusal: Refusal | None = None) -> HttpResponse:
    """One page of the steps asked for."""
    found = buckets(timezone.now())
    runs = chosen(request.GET, scope, found).select_related("dossier__procedure", "agency", "unit", "assignee")
    runs = runs.defer("dossier__procedure__search_text", "dossier__procedure__search_name", "dossier__answers")
    context: dict[str, Any] = {
        "scope": scope,
        "section": "tomorrow" if request.GET.get(BUCKET) == TOMORROW else "work",
        "tabs": _tabs(request.GET, found),
        "narrowed": _narrowed(request.GET),
        "is_narrow": _is_narrow(request.GET),
        "page": Paginator(runs.order_by(F("clock_at").asc(nulls_last=True), "pk"), PAGE).get_page(
            request.GET.get("page")
        ),
        "params": request.GET.urlencode(),
        "refusal": refusal,
        "form": {"errors": refusal},
    }
    return render(request, "desk/supervision/work.html", context, status=refusal.status if refusal else 200)


@staff_required
@require_POST
def share_again(request: SignedInRequest) -> HttpResponseBase:
    """`run`: the steps ticked; with `all`, every step of a list that was narrowed. They are looked at first."""
    scope = scope_of(request)
    if not scope.may_share_out:
        raise Denied

    def act() -> str:
        return looked_at(request.user, Bulk.Verb.ASSIGN, _asked(request, scope))

    return answered(request, act, lambda refusal: show_work(request, scope, refusal))


def _asked(request: SignedInRequest, scope: Scope) -> list[StepRun]:
    """Open steps within the scope only."""
    if "all" in request.POST and _is_narrow(request.GET):
        runs = chosen(request.GET, scope, buckets(timezone.now()))
    else:
        runs = open_work(scope.ids).filter(pk__in=wholes(request.POST.getlist("run")))
    read = runs.select_related("dossier").only("agency", "assignee", "dossier__revision")
    return list(read.order_by("dossier", "pk")[: MOST + 1])


def _is_narrow(params: QueryDict) -> bool:
    """Whether the address asks for less than everything; only then may all of it be shared out at once."""
    return any(params.get(name) for name in (BUCKET, UNIT, PERSON))


def chosen(params: QueryDict, scope: Scope, found: list[Bucket]) -> QuerySet[StepRun]:
    """The open steps of the scope that the address narrows down to."""
    runs = open_work(scope.ids)
    for name, column in ((UNIT, "unit"), (PERSON, "assignee")):
        if (value := whole(params.get(name, ""))) is not None:
            runs = runs.filter(**{column: value or None})
    for bucket in found:
        if bucket.key == params.get(BUCKET):
            runs = runs.filter(bucket.where)
    return runs


def _tabs(params: QueryDict, found: list[Bucket]) -> list[dict[str, Any]]:
    current = params.get(BUCKET, "")
    keys = [("", _("Tất cả")), *((bucket.key, bucket.label) for bucket in found)]
    return [{"label": label, "url": _with(params, key), "current": key == current} for key, label in keys]


def _with(params: QueryDict, bucket: str) -> str:
    changed = params.copy()
    changed[BUCKET] = bucket
    changed.pop("page", None)
    return f"{reverse('supervision:work')}?{changed.urlencode()}"


def _narrowed(params: QueryDict) -> str:
    """Whose steps these are, in words."""
    unit, person = whole(params.get(UNIT, "")), whole(params.get(PERSON, ""))
    found: list[Unit | User | None] = []
    if unit:
        found.append(Unit.objects.filter(pk=unit).first())
    if person:
        found.append(User.objects.filter(pk=person).first())
    return ", ".join(str(each) for each in found if each)
