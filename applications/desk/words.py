"""The desk's words for acts and events."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from procedures.definition.process import StepKind

DONE_LABELS: dict[StepKind, StrPromise] = {
    StepKind.HANDLING: _("Hoàn thành và chuyển tiếp"),
    StepKind.SITE_VISIT: _("Ghi nhận kết quả kiểm tra"),
    StepKind.CONSULTATION: _("Gửi ý kiến: đồng ý"),
    StepKind.APPROVAL: _("Phê duyệt"),
    StepKind.ISSUE: _("Cấp số và phát hành"),
    StepKind.RETURN: _("Xác nhận đã trả kết quả"),
}

EVENTS: dict[str, StrPromise] = {
    "dossier.submitted": _("Nộp hồ sơ"),
    "dossier.accepted": _("Tiếp nhận hồ sơ"),
    "dossier.refused": _("Từ chối tiếp nhận"),
    "dossier.supplement_requested": _("Yêu cầu bổ sung"),
    "dossier.supplement_answered": _("Người nộp đã bổ sung"),
    "dossier.resolved": _("Đã có kết quả"),
    "dossier.returned": _("Đã trả kết quả"),
    "dossier.stopped": _("Dừng giải quyết"),
    "charge.paid": _("Ghi nhận đã thu phí, lệ phí"),
}
