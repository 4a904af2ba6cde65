"""The button that answers an objection."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.answer_objection import answer_objection
from applications.desk.doing import do, revision


@staff_required
@require_POST
def answer(request: SignedInRequest, pk: UUID, objection_id: int) -> HttpResponseBase:
    text = request.POST.get("text", "")
    act = partial(answer_objection, request.user, pk, objection_id, revision(request), text)
    return do(request, pk, act, _("Đã ghi trả lời."))
