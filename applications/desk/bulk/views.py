"""The door of bulks: choose, look at who is left out, begin, watch, break off."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.bulk import MOST, break_off, prepare, start
from applications.desk.bulk.preview import left_out
from applications.desk.queue.listed import listed
from applications.models import Bulk, BulkItem, StepRun
from core.errors import Denied, Invalid
from core.once import once

PAGE = 40


@staff_required
@require_POST
def new(request: SignedInRequest) -> HttpResponse:
    """`verb`; `run` for each step ticked, or `all` with `params`, the list's address; `to`, who is to have them."""
    return redirect(once(request, lambda: _prepare(request)))


def _prepare(request: SignedInRequest) -> str:
    verb = _verb(request.POST.get("verb", ""))
    runs = _chosen(request)
    missed = left_out(request.user, verb, runs)
    seen = [(run.pk, run.dossier.revision) for run in runs]
    bulk = prepare(request.user, verb, seen, _options(request, verb), missed)
    return reverse("bulk:bulk", args=[bulk.pk])


def _verb(name: str) -> Bulk.Verb:
    if name not in Bulk.Verb.values or name == Bulk.Verb.HAND_OVER:
        raise Invalid(_("Hãy chọn việc muốn làm với các hồ sơ này."))
    return Bulk.Verb(name)


def _chosen(request: SignedInRequest) -> list[StepRun]:
    """Open steps on this officer's desks, as they are now; Invalid beyond 10,000."""
    params = QueryDict(request.POST.get("params", ""))
    if "all" in request.POST:
        runs = listed(request.user, params)
    else:
        ticked = [int(pk) for pk in request.POST.getlist("run") if pk.isdecimal() and len(pk) < 18]
        runs = listed(request.user, QueryDict()).filter(pk__in=ticked[: MOST + 1])
    read = runs.select_related("dossier__version", "assignee").defer("dossier__version__document", "dossier__answers")
    return list(read[: MOST + 1])


def _options(request: SignedInRequest, verb: Bulk.Verb) -> dict[str, Any]:
    if verb is not Bulk.Verb.ASSIGN:
        return {}
    to = request.POST.get("to", "")
    if not to:
        return {"to": None}
    person = User.objects.filter(pk=to if to.isdecimal() and len(to) < 18 else 0, is_active=True).first()
    if person is None or not person.is_officer:
        raise Invalid(_("Hãy chọn một cán bộ."), {"to": _("Hãy chọn một cán bộ.")})
    return {"to": person.pk}


@staff_required
@require_GET
def bulk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Before it begins: how many go, and who is left out and why. Then: how far it is, and what became of each."""
    found = _own(request, pk)
    states = {f"{state.lower()}": Count("pk", filter=Q(state=state)) for state in BulkItem.State}
    counts = found.items.aggregate(total=Count("pk"), **states)
    items = found.items.select_related("step_run__dossier").order_by("-state", "pk")
    context = {
        "bulk": found,
        "counts": counts,
        "worked": counts["done"] + counts["left_out"],
        "receiver": User.objects.filter(pk=found.options.get("to")).first(),
        "page": Paginator(items, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/bulk/bulk.html", context)


@staff_required
@require_POST
def begin(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, start)


@staff_required
@require_POST
def stop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, break_off)


def _do(request: SignedInRequest, pk: UUID, act: Callable[[User, UUID], None]) -> HttpResponse:
    def answer() -> str:
        act(request.user, pk)
        return reverse("bulk:bulk", args=[pk])

    return redirect(once(request, answer))


def _own(request: SignedInRequest, pk: UUID) -> Bulk:
    found = Bulk.objects.filter(pk=pk, user=request.user).first()
    if found is None:
        raise Denied
    return found
