"""The officer's list: what is on my desks, least legal time first."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from django_stubs_ext import StrPromise

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.models import StepRun
from applications.queries import desk_queue_for
from core.text import fold
from procedures.definition.process import StepKind

PAGE = 40
WAITING = Q(waiting_since__isnull=False)
TABS: dict[str, tuple[StrPromise, Q]] = {
    "": (_("Tất cả"), Q()),
    "tiep-nhan": (_("Chờ tiếp nhận"), Q(kind=StepKind.RECEPTION) & ~WAITING),
    "thu-ly": (_("Thụ lý"), Q(kind__in=[StepKind.HANDLING, StepKind.SITE_VISIT, StepKind.CONSULTATION]) & ~WAITING),
    "ky": (_("Ký duyệt"), Q(kind=StepKind.APPROVAL) & ~WAITING),
    "phat-hanh": (_("Phát hành"), Q(kind=StepKind.ISSUE)),
    "tra": (_("Trả kết quả"), Q(kind=StepKind.RETURN)),
    "cho-bo-sung": (_("Chờ bổ sung"), WAITING),
}


@staff_required
@require_GET
def queue(request: SignedInRequest) -> HttpResponse:
    """One page of the queue: `?muc=` picks a tab, `?q=` searches code, name, number and phone."""
    tab, query = request.GET.get("muc", ""), request.GET.get("q", "").strip()
    runs = desk_queue_for(request.user)
    wheres = {f"in_{at}": Count("pk", filter=where) for at, (_label, where) in enumerate(TABS.values())}
    counts = runs.order_by().aggregate(**wheres)
    shown = _search(runs.filter(TABS.get(tab, TABS[""])[1]), query)
    context = {
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "tabs": [
            {
                "label": label,
                "url": f"{reverse('desk:queue')}?muc={name}",
                "count": counts[f"in_{at}"],
                "current": name == tab,
            }
            for at, (name, (label, _where)) in enumerate(TABS.items())
        ],
        "query": query,
        "tab": tab,
    }
    return render(request, "desk/queue.html", context)


def _search(runs: QuerySet[StepRun], query: str) -> QuerySet[StepRun]:
    """Every word must be found, accents or not; a code is found by any part of it."""
    for word in fold(query).split():
        runs = runs.filter(
            Q(dossier__search_text__contains=word)
            | Q(dossier__code__icontains=word)
            | Q(dossier__request_number__icontains=word)
        )
    return runs
