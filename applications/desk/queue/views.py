"""The officer's list: what is on my desks, least legal time first. What it shows is told by its address."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.held import asked_once
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from applications.desk.queue.address import NARROWING, OPEN, PAGE, TAB, VIEW, address, kept
from applications.desk.queue.columns import to_choose
from applications.desk.queue.filters import Filters
from applications.desk.queue.lists import Lists
from applications.desk.queue.many import verbs_for
from applications.desk.queue.rows import table_of
from applications.desk.queue.tabs import TABS, Tab, counts_of, shown_to
from applications.models import StepRun
from applications.queries import asked_back_from, desk_queue_for, proposals_for
from core.text import Sentence

ROWS = 40
KEYS = [
    ("↓", _("vào danh sách")),
    ("↑ ↓", _("chọn hồ sơ")),
    ("Enter", _("mở")),
    ("/", _("tìm")),
    ("Esc", _("về ô tìm")),
]


@staff_required
@require_GET
@asked_once()
def queue(request: SignedInRequest) -> HttpResponse:
    """One page: `muc` picks a queue, the filters narrow it, `ds` is the saved list it is; `loc` opens the filters."""
    params, user = request.GET, request.user
    filters, lists = Filters(params), Lists(user, params.get(VIEW, ""))
    desk = desk_queue_for(user)
    context = {
        **_listed(params, user, desk.filter(filters.where()), lists),
        "lists": lists,
        "proposals": proposals_for(user),
        "asked_back": asked_back_from(user),
        "keys": KEYS,
        **_own(params, filters, desk),
    }
    return render(request, "desk/queue.html", context)


def _listed(params: QueryDict, user: User, found: QuerySet[StepRun], lists: Lists) -> dict[str, Any]:
    """The queues with their counts, a page of the one that is shown, and what may be done to many of it."""
    name, now = params.get(TAB, "") if params.get(TAB, "") in TABS else "", timezone.now()
    tab, counts = TABS[name], counts_of(found, user, now)
    runs = found.filter(tab.where(user, now))
    page, verbs = _page(runs, counts[name], params.get(PAGE, "")), list(verbs_for(user, name, counts))
    return {
        "page": page,
        "table": table_of(runs[max(page.start_index() - 1, 0) : page.end_index()], lists.columns, bool(verbs)),
        "verbs": verbs,
        "tabs": [_tab(params, name, each, counts, lists) for each in shown_to(user, counts, name)],
        "tab": name,
        "label": lists.current or tab.label,
        "promise": tab.promise,
        "runs_the_portal": not counts[name] and permissions.runs_the_portal(user),
    }


def _own(params: QueryDict, filters: Filters, desk: QuerySet[StepRun]) -> dict[str, Any]:
    """What narrows the list, and the box to change it in: open when that is asked for, or a filter cannot be read."""
    is_open = OPEN in params or bool(filters.errors)
    if is_open:
        filters.offer(desk)
    return {
        "filters": filters,
        "is_open": is_open,
        "to_choose": to_choose() if is_open else (),
        "chips": [(words, address(params, **{name: ""})) for name, words in filters.words()],
        "clear_url": address({TAB: params.get(TAB, "")}),
        "open_url": f"{address(params, **{OPEN: '1'})}#danh-sach",
        "params": kept(params),
        "shown": kept(params, (*NARROWING, VIEW)),
    }


def _page(runs: QuerySet[StepRun], count: int, number: str) -> "Page[StepRun]":
    """The page of this number, of a list whose length is known already."""
    pages = Paginator(runs, ROWS)
    pages.count = count
    return pages.get_page(number)


def _tab(
    params: QueryDict, current: str, shown: tuple[str, Tab, Sentence], counts: dict[str, int], lists: Lists
) -> dict[str, Any]:
    """A queue with its count."""
    name, tab, begins = shown
    url, is_current = address(params, **{TAB: name, VIEW: ""}), name == current and lists.current is None
    return {"label": tab.label, "begins": begins, "url": url, "count": counts[name], "is_current": is_current}
