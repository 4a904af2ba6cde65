"""The desk's words for acts and events."""

from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.definition.process import StepKind

DONE_LABELS: dict[StepKind, Sentence] = {
    StepKind.HANDLING: _("Hoàn thành và chuyển tiếp"),
    StepKind.CONSULTATION: _("Gửi ý kiến"),
    StepKind.SITE_VISIT: _("Ghi kết quả kiểm tra"),
    StepKind.COUNCIL: _("Ghi kết luận của hội đồng"),
    StepKind.APPROVAL: _("Ký duyệt"),
    StepKind.ISSUE: _("Phát hành kết quả"),
    StepKind.RETURN: _("Xác nhận đã trả kết quả"),
    StepKind.PAYMENT: _("Xác nhận đã nộp tiền"),
    StepKind.POSTING: _("Xác nhận đã niêm yết"),
}

REFUSE_LABELS: dict[StepKind, Sentence] = {
    StepKind.APPROVAL: _("Không ký duyệt"),
    StepKind.RETURN: _("Không trả kết quả"),
}
REFUSE_LABEL = _("Từ chối giải quyết")
PROPOSE_LABEL = _("Đề nghị không giải quyết")

# What it means when nobody answers in time, by the outcome the version gives it.
SILENCES: dict[str, Sentence] = {
    "CONSENT": _("Không trả lời trước %(at)s thì coi như đồng ý."),
    "CONFIRMED": _("Không trả lời trước %(at)s thì coi như đã xác nhận."),
    "DONE": _("Đến %(at)s, khi mọi ý kiến đã được trả lời, bước này tự kết thúc."),
    "ESCALATE": _("Không trả lời trước %(at)s thì việc chuyển lên lãnh đạo cơ quan."),
}

# Event of the ledger: its words, and the tone of the timeline.
EVENTS: dict[str, tuple[Sentence, str]] = {
    "dossier.submitted": (_("Nộp hồ sơ"), "new"),
    "dossier.accepted": (_("Tiếp nhận hồ sơ"), "done"),
    "dossier.refused": (_("Từ chối tiếp nhận"), "stopped"),
    "dossier.supplement_requested": (_("Yêu cầu bổ sung"), "soon"),
    "dossier.supplement_answered": (_("Người nộp đã bổ sung"), "new"),
    "dossier.supplement_recalled": (_("Thu hồi yêu cầu bổ sung"), "moving"),
    "dossier.resolved": (_("Đã có kết quả"), "done"),
    "dossier.returned": (_("Đã trả kết quả"), "done"),
    "clock.paused": (_("Tạm dừng tính thời hạn"), "paused"),
    "clock.resumed": (_("Thời hạn chạy tiếp"), "moving"),
    "extension.proposed": (_("Đề nghị gia hạn, hẹn lại"), "soon"),
    "extension.granted": (_("Chấp thuận gia hạn, hẹn lại"), "done"),
    "extension.refused": (_("Không chấp thuận gia hạn"), "stopped"),
    "dossier.overdue": (_("Quá hạn giải quyết"), "late"),
    "dossier.unanswered": (_("Quá hạn trả lời hồ sơ mới nộp"), "late"),
    "step.escalated": (_("Quá hạn trả lời, chuyển lãnh đạo"), "late"),
    "dossier.return_chosen": (_("Chọn lại cách nhận kết quả"), "moving"),
    "dossier.withdrawal_requested": (_("Người nộp xin rút hồ sơ"), "turn"),
    "dossier.withdrawal_cancelled": (_("Người nộp hủy yêu cầu rút"), "moving"),
    "dossier.withdrawal_refused": (_("Không đồng ý cho rút hồ sơ"), "stopped"),
    "dossier.stopped": (_("Dừng giải quyết"), "stopped"),
    "meeting.planned": (_("Hẹn họp, kiểm tra"), "moving"),
    "meeting.recorded": (_("Ghi biên bản"), "done"),
    "posting.began": (_("Niêm yết công khai"), "moving"),
    "posting.objected": (_("Có ý kiến về việc niêm yết"), "soon"),
    "posting.answered": (_("Trả lời ý kiến"), "done"),
    "result.handed_over": (_("Giao kết quả"), "done"),
    "result.arrived": (_("Bưu chính báo đã phát kết quả"), "done"),
    "result.came_back": (_("Bưu chính hoàn lại kết quả"), "soon"),
    "originals.received": (_("Nhận bản giấy"), "moving"),
    "originals.handed_over": (_("Bàn giao bản giấy"), "moving"),
    "originals.taken": (_("Ký nhận bản giấy"), "moving"),
    "originals.recalled": (_("Rút lại bàn giao bản giấy"), "moving"),
    "charge.set": (_("Ấn định khoản thu"), "moving"),
    "charge.refunded": (_("Hoàn trả phí, lệ phí"), "done"),
    "step.claimed": (_("Nhận việc"), "moving"),
    "step.released": (_("Trả việc về bộ phận"), "moving"),
    "step.assigned": (_("Phân công"), "moving"),
    "paper.reissued": (_("Cấp lại giấy có sai sót"), "soon"),
    "dossier.version_moved": (_("Chuyển phiên bản thủ tục"), "moving"),
    "charge.paid": (_("Thu phí, lệ phí"), "done"),
}

OUTCOME_TONES = {"REFUSED": "stopped", "PROPOSED": "soon", "RETURNED": "soon"}

# What the officer is told after ending a step.
ENDED: dict[str, Sentence] = {
    "DONE": _("Đã hoàn thành bước. Hồ sơ đã chuyển tiếp."),
    "RETURNED": _("Đã trả hồ sơ lại bước trước."),
    "REFUSED": _("Đã ghi nhận không đồng ý. Người nộp được thông báo kèm lý do."),
    "PROPOSED": _("Đã trình lãnh đạo đề nghị không giải quyết. Người nộp chưa được báo gì."),
}
