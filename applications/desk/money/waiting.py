"""What waits for the finance officer: charges to take, charges to give back. Taking and giving back are done here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.held import asked_once
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.refund_charge import refund_charge
from applications.actions.settle_charge import settle_charge
from applications.desk.money.address import back_to
from applications.desk.money.narrowing import Narrowing
from applications.desk.money.tabs import tabs_for
from applications.desk.money.till import till_of
from applications.desk.people.answering import Refusal, answer
from applications.models import Charge, Paper
from applications.queries.money import to_give_back_at, unpaid_at
from core.errors import Denied, or_denied
from core.sent import whole
from core.text import Sentence

ROWS = 40
NOT_SHOWN = ("answers", "findings", "brought", "search_text", "procedure__search_text", "procedure__search_name")


@dataclass(frozen=True)
class Waiting:
    """A list of charges: its page, which office's, since when they wait, and the act that ends it."""

    door: str
    template: str
    at: Callable[[int], QuerySet[Charge]]
    since: str
    act: Callable[[User, UUID, int, int], object]
    done: Sentence


UNPAID = Waiting(
    "money:unpaid",
    "desk/money/unpaid.html",
    unpaid_at,
    "dossier__accepted_at",
    settle_charge,
    _("Đã ghi nhận khoản thu. Biên lai ở trong sổ thu."),
)
TO_GIVE_BACK = Waiting(
    "money:to_give_back",
    "desk/money/to_give_back.html",
    to_give_back_at,
    "dossier__ended_at",
    refund_charge,
    _("Đã ghi nhận hoàn trả."),
)


@dataclass(frozen=True)
class Row:
    """A charge and, where its dossier was stopped, what the notice of that says."""

    charge: Charge
    notice: Mapping[str, Any] = field(default_factory=dict)


@staff_required
@require_GET
@asked_once()
def unpaid(request: SignedInRequest) -> HttpResponse:
    return show(request, UNPAID)


@staff_required
@require_GET
@asked_once()
def to_give_back(request: SignedInRequest) -> HttpResponse:
    return show(request, TO_GIVE_BACK)


@staff_required
@require_POST
def take(request: SignedInRequest, charge_id: int) -> HttpResponseBase:
    return _act(request, charge_id, UNPAID)


@staff_required
@require_POST
def give_back(request: SignedInRequest, charge_id: int) -> HttpResponseBase:
    return _act(request, charge_id, TO_GIVE_BACK)


def _act(request: SignedInRequest, charge_id: int, waiting: Waiting) -> HttpResponseBase:
    """`amount`: the đồng that the page showed; none is as stale as another. Back on the list, or a refusal there."""
    if not till_of(request).acts:
        raise Denied
    charge = or_denied(Charge.objects.filter(pk=charge_id).first())
    shown = whole(request.POST.get("amount", ""))

    def act() -> str:
        waiting.act(request.user, charge.dossier_id, charge.pk, -1 if shown is None else shown)
        return back_to(waiting.door, request.GET)

    return answer(request, act, waiting.done, partial(show, request, waiting))


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
