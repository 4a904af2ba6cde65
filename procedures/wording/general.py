"""Words of the whole document and of what is said of a procedure as a whole."""

from django.utils.translation import gettext_lazy as _

from procedures.definition.base import Text
from procedures.definition.document import ProcedureDefinition
from procedures.definition.general import (
    Answered,
    Case,
    ChannelRule,
    Competence,
    Eligibility,
    General,
    LegalBasis,
)
from procedures.wording.asked import Asked, PartWords, Table

DOCUMENT: Table = {
    Text: PartWords(_("Lời văn"), {"vi": Asked(_("Tiếng Việt")), "en": Asked(_("Tiếng Anh"))}),
    ProcedureDefinition: PartWords(
        _("Thủ tục"),
        {
            "format": Asked(_("Phiên bản định dạng")),
            "general": Asked(_("Thông tin chung")),
            "cases": Asked(_("Trường hợp"), _("Mỗi trường hợp có thời hạn riêng. Trường hợp đúng đầu tiên được chọn.")),
            "channels": Asked(_("Cách nộp")),
            "form": Asked(_("Tờ khai")),
            "papers": Asked(_("Thành phần hồ sơ")),
            "fees": Asked(_("Phí, lệ phí")),
            "process": Asked(_("Quy trình")),
            "deadline": Asked(_("Quy định về thời hạn")),
            "outcome": Asked(_("Kết quả")),
            "examples": Asked(_("Ví dụ kiểm tra"), _("Chạy trước khi công bố; ví dụ nào sai thì không công bố được.")),
        },
    ),
}
GENERAL: Table = {
    General: PartWords(
        _("Thông tin chung"),
        {
            "code": Asked(_("Mã thủ tục"), _("Mã quốc gia, ví dụ 1.001193.")),
            "name": Asked(_("Tên thủ tục")),
            "summary": Asked(_("Tóm tắt"), _("Một hai câu: làm việc gì, ai làm, được gì.")),
            "field_code": Asked(_("Mã lĩnh vực"), _("Ví dụ G15-TP07.")),
            "field_name": Asked(_("Lĩnh vực")),
            "level": Asked(_("Cấp thực hiện")),
            "audiences": Asked(_("Đối tượng")),
            "competence": Asked(_("Cơ quan giải quyết")),
            "conditions": Asked(_("Yêu cầu, điều kiện")),
            "legal_bases": Asked(_("Căn cứ pháp lý")),
            "keywords": Asked(_("Từ khóa"), _("Những từ người dân hay gõ khi tìm, ví dụ “sổ đỏ”.")),
            "life_events": Asked(_("Sự kiện trong đời")),
            "eligibility": Asked(_("Câu hỏi “Tôi có làm được không?”")),
            "faq": Asked(_("Hỏi đáp")),
            "related": Asked(_("Thủ tục liên quan"), _("Mã của các thủ tục người dân thường cần cùng lúc.")),
            "joins": Asked(_("Thủ tục liên thông"), _("Mã của các thủ tục được làm cùng một hồ sơ.")),
            "decision": Asked(_("Quyết định công bố")),
            "decided_on": Asked(_("Ngày quyết định công bố")),
        },
    ),
    Competence: PartWords(
        _("Cơ quan giải quyết"),
        {
            "agency_kind": Asked(_("Loại cơ quan")),
            "territory_field": Asked(
                _("Địa bàn theo trường"),
                _("Trường xã, phường hoặc địa chỉ quyết định cơ quan nào giải quyết. Để trống: người nộp tự chọn."),
            ),
            "territory_label": Asked(_("Câu hỏi chọn địa bàn"), _("Ví dụ: Nơi bạn cư trú.")),
            "city_wide": Asked(_("Nhận tại mọi quầy trong thành phố")),
        },
    ),
    LegalBasis: PartWords(
        _("Văn bản"), {"number": Asked(_("Số, ký hiệu"), _("Ví dụ 60/2014/QH13.")), "title": Asked(_("Tên văn bản"))}
    ),
    Eligibility: PartWords(
        _("Câu hỏi điều kiện"),
        {
            "question": Asked(_("Câu hỏi"), _("Trả lời được bằng Có hoặc Không.")),
            "needed": Asked(_("Trả lời Có thì làm được"), _("Chọn Không nếu phải trả lời Không mới làm được.")),
            "otherwise": Asked(_("Lời chỉ dẫn khi không làm được")),
        },
    ),
    Answered: PartWords(_("Hỏi đáp"), {"question": Asked(_("Câu hỏi")), "answer": Asked(_("Trả lời"))}),
    Case: PartWords(
        _("Trường hợp"),
        {
            "code": Asked(_("Mã trường hợp"), _("Hai chữ số, ví dụ 01.")),
            "name": Asked(_("Tên trường hợp")),
            "when": Asked(_("Áp dụng khi"), _("Để trống: mọi hồ sơ còn lại.")),
            "term": Asked(_("Thời hạn giải quyết")),
        },
    ),
    ChannelRule: PartWords(
        _("Cách nộp"),
        {
            "channel": Asked(_("Nộp bằng cách nào")),
            "level": Asked(_("Mức độ trực tuyến")),
            "partial_reason": Asked(
                _("Lý do chưa toàn trình"), _("Công khai cho người dân (Nghị định 224/2026, Điều 14).")
            ),
        },
    ),
}
