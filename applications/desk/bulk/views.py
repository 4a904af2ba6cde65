"""The door of bulks: choose, look at who is left out, begin, watch, break off."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.held import asked_once
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.bulk import GIVEN, MOST, break_off, start
from applications.desk.act import Sent
from applications.desk.bulk.apology import apology_act, apology_sent
from applications.desk.bulk.lines import SHOWN, State, in_order, lines_of
from applications.desk.bulk.preview import looked_at
from applications.desk.bulk.receivers import chosen, receivers_of
from applications.desk.queue.columns import COLUMNS
from applications.desk.queue.listed import listed
from applications.models import Bulk, StepRun
from applications.queries import proposals_for
from core.errors import Invalid, Refusal, or_denied
from core.once import answered, once
from core.sent import wholes

PAGE, STATE = 40, "xem"


@staff_required
@require_POST
def new(request: SignedInRequest) -> HttpResponse:
    """`verb`; `run` for each step ticked, or `all` with `params`, the list's address."""
    return redirect(once(request, lambda: _prepare(request)))


def _prepare(request: SignedInRequest) -> str:
    user, verb = request.user, _verb(request.POST.get("verb", ""))
    options = {"from": user.pk} if verb is Bulk.Verb.HAND_OVER else {}
    return looked_at(user, verb, _chosen(request, verb), options)


def _verb(name: str) -> Bulk.Verb:
    if name not in Bulk.Verb.values:
        raise Invalid(_("Hãy chọn việc muốn làm với các hồ sơ này."))
    return Bulk.Verb(name)


def _chosen(request: SignedInRequest, verb: Bulk.Verb) -> list[StepRun]:
    """Open steps on this officer's desks, as they are now, or those of proposals; prepare() refuses more than MOST."""
    ticked = wholes(request.POST.getlist("run"))[: MOST + 1]
    if verb is Bulk.Verb.GRANT:
        runs = StepRun.objects.filter(pk__in={each.step_run_id for each in proposals_for(request.user)} & {*ticked})
    elif "all" in request.POST:
        runs = listed(request.user, QueryDict(request.POST.get("params", "")))
    else:
        runs = listed(request.user, QueryDict()).filter(pk__in=ticked)
    read = runs.select_related("dossier__version", "assignee").defer("dossier__version__document", "dossier__answers")
    return list(read[: MOST + 1])


@staff_required
@require_GET
@asked_once()
def bulk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Before it begins: who is left out and why, who goes, to whom. Then: how far it is, and what became of each.

    `xem`: only those in this state.
    """
    return _show(request, _own(request, pk))


def _show(request: SignedInRequest, found: Bulk, refusal: Refusal | None = None) -> HttpResponse:
    state = request.GET.get(STATE, "")
    counts = Counter(dict(found.items.order_by().values_list("state").annotate(Count("pk"))))
    items = found.items.filter(state=state) if state in counts else found.items.all()
    page = Paginator(in_order(items), PAGE).get_page(request.GET.get("page"))
    is_apology = found.verb == Bulk.Verb.APOLOGISE
    is_asked = found.verb in GIVEN and not found.started_at and not found.options.get("to")
    columns = [*SHOWN, COLUMNS["nguoi_lam"]] if found.verb in GIVEN else SHOWN
    context = {
        "bulk": found,
        "total": counts.total(),
        "waiting": counts[State.WAITING],
        "done": counts[State.DONE],
        "left_out": counts[State.LEFT_OUT],
        "tabs": list(_tabs(found, counts, state)),
        "receivers": receivers_of(found) if is_asked else None,
        "act": apology_act(found.pk, _sent(request, refusal)) if is_apology and not found.started_at else None,
        "appointed": parse_datetime(found.options.get("at", "")),
        "refusal": refusal,
        "form": {"errors": refusal},
        "receiver": User.objects.filter(pk=found.options.get("to")).first(),
        "columns": columns,
        "page": page,
        "rows": lines_of(list(page), columns, bool(counts[State.LEFT_OUT])),
    }
    return render(request, "desk/bulk/bulk.html", context, status=refusal.status if refusal else 200)


def _sent(request: SignedInRequest, refusal: Refusal | None) -> Sent | None:
    return Sent(request.path, request.POST, refusal) if refusal else None


def _tabs(found: Bulk, counts: "Counter[str]", shown: str) -> Iterator[dict[str, Any]]:
    """All, then each state there is: before it begins what waits is what will be done."""
    labels = {state.value: state.label for state in (State.LEFT_OUT, State.WAITING, State.DONE)}
    if not found.started_at:
        labels[State.WAITING.value] = _("Sẽ làm")
    url = reverse("bulk:bulk", args=[found.pk])
    yield {"label": _("Tất cả"), "url": url, "count": counts.total(), "current": shown not in counts}
    for state, label in labels.items():
        if counts[state]:
            yield {"label": label, "url": f"{url}?{STATE}={state}", "count": counts[state], "current": state == shown}


@staff_required
@require_POST
def begin(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`to`: who is to have what changes hands; empty for the rule of each desk. An apology: `days`, `reason`."""
    found = _own(request, pk)

    def act() -> str:
        start(request.user, pk, _options(found, request.POST))
        return reverse("bulk:bulk", args=[pk])

    return answered(request, act, lambda refusal: _show(request, found, refusal))


def _options(found: Bulk, sent: QueryDict) -> dict[str, Any]:
    """What was chosen for all of it."""
    if found.verb == Bulk.Verb.APOLOGISE:
        return apology_sent(sent)
    to = chosen(found, sent.get("to", "")) if found.verb in GIVEN else None
    return {"to": to.pk} if to else {}


@staff_required
@require_POST
def stop(request: SignedInRequest, pk: UUID) -> HttpResponse:
    def act() -> str:
        break_off(request.user, pk)
        return reverse("bulk:bulk", args=[pk])

    return redirect(once(request, act))


def _own(request: SignedInRequest, pk: UUID) -> Bulk:
    return or_denied(Bulk.objects.filter(pk=pk, user=request.user).first())
