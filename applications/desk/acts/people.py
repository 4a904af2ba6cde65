"""The buttons by which a step changes hands."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.assign import assign
from applications.actions.claim import claim
from applications.actions.release import release
from applications.desk.doing import do, revision
from core.errors import Invalid
from core.sent import whole


@staff_required
@require_POST
def claim_step(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    return do(request, pk, partial(claim, request.user, pk, run_id, revision(request)), _("Anh/chị đã nhận việc."))


@staff_required
@require_POST
def release_step(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    return do(request, pk, partial(release, request.user, pk, run_id, revision(request)), _("Đã trả việc về bộ phận."))


@staff_required
@require_POST
def assign_step(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`to`: the step and the person, `<run>:<user>`; without a person by the rule of the desk."""
    return do(request, pk, lambda: _assign(request, pk), _("Đã phân công."))


def _assign(request: SignedInRequest, pk: UUID) -> None:
    step, _colon, person = request.POST.get("to", "").partition(":")
    run, to = whole(step), User.objects.filter(pk=whole(person) or 0).first()
    if run is None or (person and to is None):
        raise Invalid(_("Hãy chọn người được giao."), {"to": _("Chưa chọn ai.")})
    assign(request.user, pk, run, revision(request), to)
