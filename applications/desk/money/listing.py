"""A page of charges that wait for the finance officer, with what keeps each waiting."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import render

from accounts.models import User
from accounts.requests import SignedInRequest
from applications.desk.money.narrowing import Narrowing
from applications.desk.money.tabs import tabs_for
from applications.desk.money.till import till_of
from applications.models import Charge, Paper
from core.errors import Refusal
from core.text import Sentence

ROWS = 40
NOT_SHOWN = ("answers", "findings", "brought", "search_text", "procedure__search_text", "procedure__search_name")


@dataclass(frozen=True)
class Waiting:
    """A list of charges: its page, which of an office, since when they wait, and the act that ends it."""

    door: str
    template: str
    at: Callable[[int], QuerySet[Charge]]
    since: str
    act: Callable[[User, UUID, int, int], object]
    done: Sentence


@dataclass(frozen=True)
class Row:
    """A charge and, where its dossier was stopped, what the notice of that says."""

    charge: Charge
    notice: Mapping[str, Any] = field(default_factory=dict)


def show(request: SignedInRequest, waiting: Waiting, refusal: Refusal | None = None) -> HttpResponse:
    """One page of the list as it is now; `refusal`: why what was asked of it was not done."""
    till, narrowing = till_of(request), Narrowing(request.GET)
    charges = waiting.at(till.agency.pk)
    narrowing.offer(charges)
    found = charges.filter(narrowing.which(), narrowing.within(waiting.since))
    sums = found.aggregate(n=Count("pk"), total=Sum("amount"))
    page = _page(found, sums["n"], request.GET.get("page", ""))
    context = {
        "till": till,
        "tabs": tabs_for(till, waiting.door),
        "narrowing": narrowing,
        "page": page,
        "rows": list(_rows(page)),
        "params": request.GET.urlencode(),
        "here": waiting.door,
        "refusal": refusal,
        "form": {"errors": refusal},  # base.html says "error" in the title by it
        **sums,
    }
    return render(request, waiting.template, context, status=refusal.status if refusal else 200)


def _page(found: QuerySet[Charge], count: int, number: str) -> "Page[Charge]":
    told = found.select_related("dossier__procedure").defer(*(f"dossier__{name}" for name in NOT_SHOWN))
    pages = Paginator(told, ROWS)
    pages.count = count
    return pages.get_page(number)


def _rows(page: "Page[Charge]") -> Iterator[Row]:
    stopped = {charge.dossier_id for charge in page if charge.dossier.ended_at}
    said = Paper.objects.filter(dossier__in=stopped, key="stop_notice", superseded_at=None)
    notices = dict(said.values_list("dossier", "data")) if stopped else {}
    for charge in page:
        yield Row(charge, notices.get(charge.dossier_id, {}))
