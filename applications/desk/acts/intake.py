"""The counter's buttons."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.accept import accept
from applications.actions.refuse import refuse
from applications.desk.doing import do, revision


@staff_required
@require_POST
def accept_dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    act = partial(accept, request.user, pk, revision(request))
    return do(request, pk, act, _("Đã tiếp nhận hồ sơ. Giấy tiếp nhận đang được in."))


@staff_required
@require_POST
def refuse_dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    reason, ground = request.POST.get("reason", ""), request.POST.get("ground", "")
    act = partial(refuse, request.user, pk, revision(request), reason, ground)
    return do(request, pk, act, _("Đã từ chối tiếp nhận. Phiếu từ chối đang được in."))
