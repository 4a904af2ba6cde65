"""The button that records a fee as taken."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.settle_charge import settle_charge
from applications.desk.doing import do


@staff_required
@require_POST
def settle(request: SignedInRequest, pk: UUID, charge_id: int) -> HttpResponseBase:
    return do(request, pk, partial(settle_charge, request.user, pk, charge_id), _("Đã ghi nhận khoản thu."))
