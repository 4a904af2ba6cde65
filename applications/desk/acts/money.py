"""The buttons about money: a fee taken, an amount set, a sum given back."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.refund_charge import refund_charge
from applications.actions.set_charge import set_charge
from applications.actions.settle_charge import settle_charge
from applications.desk.doing import do, revision, sum_shown
from applications.desk.offers.sheets import SUM, typed


@staff_required
@require_POST
def settle(request: SignedInRequest, pk: UUID, charge_id: int) -> HttpResponseBase:
    """`amount`: the đồng that the page asked for."""
    take = partial(settle_charge, request.user, pk, charge_id, sum_shown(request))
    return do(request, pk, take, _("Đã ghi nhận khoản thu."))


@staff_required
@require_POST
def set_amount(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`rule`: which of the amounts left to an office; `amount`; `ground`: the document that sets it."""
    return do(request, pk, partial(_set_amount, request, pk, run_id), _("Đã ấn định; người nộp được báo."))


def _set_amount(request: SignedInRequest, pk: UUID, run_id: int) -> None:
    rule, ground = request.POST.get("rule", ""), request.POST.get("ground", "")
    amount = typed(SUM, request.POST)["amount"]
    set_charge(request.user, pk, run_id, revision(request), rule, amount, ground)


@staff_required
@require_POST
def refund(request: SignedInRequest, pk: UUID, charge_id: int) -> HttpResponseBase:
    return do(request, pk, partial(refund_charge, request.user, pk, charge_id), _("Đã ghi nhận hoàn trả."))
