"""What waits for the finance officer: charges to take, charges to give back. Taking and giving back are done here."""

from functools import partial

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.held import asked_once
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.refund_charge import refund_charge
from applications.actions.settle_charge import settle_charge
from applications.desk.doing import sum_shown
from applications.desk.money.address import back_to
from applications.desk.money.listing import Waiting, show
from applications.desk.money.till import till_of
from applications.models import Charge
from applications.queries.money import to_give_back_at, unpaid_at
from core.errors import Denied, or_denied
from core.once import answered

UNPAID = Waiting(
    door="money:unpaid",
    template="desk/money/unpaid.html",
    at=unpaid_at,
    since="dossier__accepted_at",
    act=settle_charge,
    done=_("Đã ghi nhận khoản thu. Biên lai ở trong sổ thu."),
)
TO_GIVE_BACK = Waiting(
    door="money:to_give_back",
    template="desk/money/to_give_back.html",
    at=to_give_back_at,
    since="dossier__ended_at",
    act=refund_charge,
    done=_("Đã ghi nhận hoàn trả."),
)


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
    """`amount`: the đồng that the page asked for. Back on the list, or a refusal there."""
    if not till_of(request).acts:
        raise Denied
    charge = or_denied(Charge.objects.filter(pk=charge_id).first())

    def act() -> str:
        waiting.act(request.user, charge.dossier_id, charge.pk, sum_shown(request))
        return back_to(waiting.door, request.GET)

    return answered(request, act, partial(show, request, waiting), waiting.done)
