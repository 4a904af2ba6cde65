"""The button that asks the applicant to complete the dossier."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.recall_supplement import recall_supplement
from applications.actions.request_supplement import request_supplement
from applications.desk.doing import do, revision
from applications.desk.targets import asked_in, reasons_in


@staff_required
@require_POST
def ask_supplement(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`items`: the targets ticked; `what:<target>`: what is wrong with each, chosen or written; `reason`."""
    items, reasons = reasons_in(asked_in(request.POST))
    reason = request.POST.get("reason", "")
    act = partial(request_supplement, request.user, pk, run_id, revision(request), items, reason, reasons)
    return do(request, pk, act, _("Đã gửi yêu cầu bổ sung cho người nộp."))


@staff_required
@require_POST
def recall(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`note`: why it is taken back."""
    reason = request.POST.get("note", "")
    act = partial(recall_supplement, request.user, pk, run_id, revision(request), reason)
    return do(request, pk, act, _("Đã thu hồi yêu cầu bổ sung. Người nộp được báo."))
