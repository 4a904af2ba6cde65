"""The buttons that print papers of the office, and put one in the place of another."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.print_control_sheet import print_control_sheet
from applications.actions.reissue_paper import reissue_paper
from applications.desk.doing import do
from applications.models import Dossier, Paper
from applications.models.paper import PaperKind
from core.errors import Invalid, or_denied
from core.pdf import qr_data_uri
from core.sent import whole


@staff_required
@require_POST
def control_sheet(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    return do(request, pk, partial(print_control_sheet, request.user, pk), _("Phiếu kiểm soát đang được in."))


@staff_required
@require_POST
def reissue(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`paper`: its id; `reason`."""
    return do(request, pk, lambda: _reissue(request, pk), _("Giấy mới đang được in; giấy cũ đã ghi là được thay thế."))


def _reissue(request: SignedInRequest, pk: UUID) -> None:
    paper = whole(request.POST.get("paper", ""))
    if paper is None:
        raise Invalid(_("Hãy chọn giấy cần cấp lại."), {"paper": _("Chưa chọn giấy nào.")})
    reissue_paper(request.user, pk, paper, request.POST.get("reason", ""))


@staff_required
@require_GET
def print_receipt(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """The receipt in force (Mẫu 01) as one page for the counter's printer, at once: the signed PDF may come later."""
    seen = Dossier.objects.visible_to(request.user).filter(pk=pk)
    receipts = Paper.objects.filter(dossier__in=seen, kind=PaperKind.RECEIPT, superseded_at=None)
    paper = or_denied(receipts.first())
    qr = qr_data_uri(paper.data["frame"]["qr"])
    return render(request, "desk/receipt_print.html", {"paper": paper, "qr": qr, **paper.data})
