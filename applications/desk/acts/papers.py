"""The buttons that print papers of the office."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.print_control_sheet import print_control_sheet
from applications.desk.doing import do


@staff_required
@require_POST
def control_sheet(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    return do(request, pk, partial(print_control_sheet, request.user, pk), _("Phiếu kiểm soát đang được in."))
