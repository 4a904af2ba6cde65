"""Words of the process, legal time, results and worked examples."""

from django.utils.translation import gettext_lazy as _

from procedures.definition.deadline import Deadline, PauseReason, SupplementRule, TermRule
from procedures.definition.examples import Example, Expected
from procedures.definition.outcome import OutcomeRule, ResultPaper, ResultRow, ResultSection
from procedures.definition.process import Branch, Council, Parallel, Process, Step, Timeout, UnitRule
from procedures.wording.asked import Asked, PartWords, Table

PROCESS: Table = {
    Process: PartWords(_("Quy trình"), {"blocks": Asked(_("Các bước"))}),
    Step: PartWords(
        _("Bước"),
        {
            "type": Asked(_("Loại khối")),
            "code": Asked(_("Mã bước"), _("Chữ thường không dấu. Đã công bố thì không đổi.")),
            "name": Asked(_("Tên bước")),
            "kind": Asked(_("Việc của bước")),
            "unit": Asked(_("Nơi làm")),
            "role": Asked(_("Vai trò làm")),
            "allowance": Asked(_("Thời gian làm"), _("Tính bằng giờ làm việc; 8 giờ là một ngày làm việc.")),
            "when": Asked(_("Chỉ làm khi"), _("Để trống: luôn làm.")),
            "may_return_to": Asked(_("Được trả lại bước")),
            "may_refuse": Asked(_("Được từ chối hồ sơ")),
            "may_request_supplement": Asked(_("Được yêu cầu bổ sung")),
            "on_timeout": Asked(_("Khi hết giờ mà không trả lời")),
            "council": Asked(_("Hội đồng họp được khi")),
            "other_than": Asked(
                _("Không do người đã làm các bước"), _("Nguyên tắc hai người: chọn các bước đứng trước.")
            ),
            "pause_reason": Asked(_("Tạm dừng thời hạn từ khi mở bước, vì"), _("Để trống: thời hạn vẫn chạy.")),
            "handler": Asked(_("Việc tự động")),
            "fields": Asked(_("Nội dung cán bộ ghi khi xong bước")),
        },
    ),
    UnitRule: PartWords(
        _("Nơi làm"),
        {
            "at": Asked(_("Ở đâu")),
            "agency_kind": Asked(_("Loại cơ quan")),
            "agency": Asked(_("Mã cơ quan")),
            "unit": Asked(_("Mã phòng, bộ phận")),
            "territory_field": Asked(_("Địa bàn theo trường"), _("Để trống: địa bàn của hồ sơ.")),
        },
    ),
    Council: PartWords(
        _("Hội đồng"),
        {
            "members": Asked(_("Số thành viên ít nhất"), _("Kể cả người chủ trì và thư ký, không kể khách mời.")),
            "quorum": Asked(_("Số thành viên có mặt")),
            "carried_by": Asked(_("Kết luận khi số người có mặt tán thành là"), _("Để trống: không biểu quyết.")),
            "chair_decides": Asked(_("Số phiếu ngang nhau thì theo người chủ trì")),
        },
    ),
    Timeout: PartWords(_("Khi hết giờ"), {"after": Asked(_("Sau bao lâu")), "outcome": Asked(_("Thì coi như"))}),
    Parallel: PartWords(_("Các nhánh song song"), {"type": Asked(_("Loại khối")), "branches": Asked(_("Các nhánh"))}),
    Branch: PartWords(
        _("Nhánh"),
        {
            "code": Asked(_("Mã nhánh")),
            "name": Asked(_("Tên nhánh")),
            "when": Asked(_("Chỉ đi khi"), _("Để trống: luôn đi.")),
            "blocks": Asked(_("Các bước")),
        },
    ),
}
DEADLINE: Table = {
    TermRule: PartWords(
        _("Thời hạn"),
        {
            "mode": Asked(_("Tính theo")),
            "amount": Asked(_("Bao nhiêu")),
            "cutoff": Asked(_("Nhận sau giờ này thì tính sang ngày sau")),
        },
    ),
    SupplementRule: PartWords(
        _("Yêu cầu bổ sung"),
        {
            "max_requests": Asked(_("Số lần nhiều nhất"), _("Để trống: không giới hạn.")),
            "within": Asked(_("Phải yêu cầu trong (ngày làm việc)"), _("Để trống: không giới hạn.")),
            "answer_within": Asked(_("Phải bổ sung trong (ngày làm việc)"), _("Để trống: không giới hạn.")),
            "pauses_clock": Asked(_("Dừng tính thời hạn khi chờ")),
            "ground": Asked(_("Căn cứ")),
        },
    ),
    PauseReason: PartWords(
        _("Lý do tạm dừng"),
        {
            "id": Asked(_("Mã lý do")),
            "name": Asked(_("Tên lý do")),
            "ground": Asked(_("Căn cứ")),
            "longest": Asked(_("Lâu nhất")),
        },
    ),
    Deadline: PartWords(
        _("Quy định về thời hạn"),
        {
            "intake": Asked(_("Yêu cầu bổ sung trước khi tiếp nhận")),
            "supplement": Asked(_("Yêu cầu bổ sung khi đang giải quyết")),
            "max_extensions": Asked(_("Số lần gia hạn nhiều nhất")),
            "max_extension_ratio": Asked(
                _("Gia hạn dài nhất so với thời hạn"), _("1 là bằng đúng thời hạn. Để trống: không giới hạn.")
            ),
            "pause_reasons": Asked(_("Lý do được tạm dừng")),
            "answer_online_within_hours": Asked(_("Trả lời hồ sơ trực tuyến trong (giờ làm việc)")),
        },
    ),
}
OUTCOME: Table = {
    OutcomeRule: PartWords(
        _("Kết quả"),
        {"papers": Asked(_("Giấy tờ kết quả")), "retention_years": Asked(_("Số năm lưu hồ sơ"))},
    ),
    ResultPaper: PartWords(
        _("Giấy tờ kết quả"),
        {
            "id": Asked(_("Mã giấy tờ kết quả")),
            "title": Asked(_("Tên giấy tờ")),
            "result_of": Asked(_("Được cấp ở bước")),
            "when": Asked(_("Chỉ cấp khi"), _("Để trống: luôn cấp.")),
            "number": Asked(_("Cách đánh số"), _("{n} là số thứ tự, ví dụ {n}/TL-CCTB.")),
            "sections": Asked(_("Các phần")),
            "signer_title": Asked(_("Chức danh người ký")),
            "signers": Asked(_("Người cùng ký"), _("Như vợ và chồng: nhãn là tư cách ký, trường cho biết họ tên.")),
            "valid_months": Asked(_("Hiệu lực bao nhiêu tháng"), _("Để trống: không thời hạn.")),
        },
    ),
    ResultSection: PartWords(
        _("Phần của kết quả"),
        {
            "title": Asked(_("Tiêu đề phần")),
            "rows": Asked(_("Các dòng")),
            "text": Asked(_("Lời văn"), _("Mã trường trong ngoặc nhọn được thay bằng nội dung đã khai.")),
        },
    ),
    ResultRow: PartWords(
        _("Dòng"),
        {"field": Asked(_("Trường")), "label": Asked(_("Nhãn"), _("Để trống: nhãn của trường."))},
    ),
}
EXAMPLES: Table = {
    Example: PartWords(
        _("Ví dụ kiểm tra"),
        {
            "name": Asked(_("Tên ví dụ")),
            "answers": Asked(_("Nội dung khai")),
            "channel": Asked(_("Cách nộp")),
            "applicant_kind": Asked(_("Người nộp là")),
            "filed_on": Asked(_("Ngày nộp")),
            "refused": Asked(_("Các bước từ chối")),
            "accepted_at": Asked(_("Lúc tiếp nhận")),
            "expect": Asked(_("Kết quả phải ra")),
        },
    ),
    Expected: PartWords(
        _("Kết quả phải ra"),
        {
            "case": Asked(_("Trường hợp")),
            "shown": Asked(_("Các trường hiện ra")),
            "hidden": Asked(_("Các trường không hiện")),
            "papers": Asked(_("Giấy tờ phải nộp")),
            "fee": Asked(_("Tổng phí, lệ phí")),
            "path": Asked(_("Các bước đi qua")),
            "results": Asked(_("Giấy tờ kết quả")),
            "due_at": Asked(_("Hạn trả")),
            "errors": Asked(_("Các trường bị báo lỗi")),
        },
    ),
}
