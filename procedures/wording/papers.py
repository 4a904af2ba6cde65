"""Words of papers and fees."""

from django.utils.translation import gettext_lazy as _

from procedures.definition.fees import ByTable, Exemption, FeeRule, Fixed, PerUnit, SetOutside, Tier, Tiered
from procedures.definition.papers import PaperForm, PaperRequirement
from procedures.wording.asked import Asked, PartWords, Table

_TYPE = Asked(_("Cách định mức thu"))
_QUANTITY = Asked(_("Số lượng lấy từ trường"))
_TIMES = Asked(_("Nhân với trường"), _("Ví dụ số bản. Để trống: không nhân."))

PAPERS: Table = {
    PaperRequirement: PartWords(
        _("Giấy tờ"),
        {
            "id": Asked(_("Mã giấy tờ"), _("Chữ thường không dấu. Đã công bố thì không đổi.")),
            "name": Asked(_("Tên giấy tờ")),
            "hint": Asked(_("Lời hướng dẫn")),
            "mode": Asked(_("Nộp hay xuất trình")),
            "required": Asked(_("Bắt buộc")),
            "originals": Asked(_("Số bản chính")),
            "copies": Asked(_("Số bản sao")),
            "types": Asked(_("Loại tệp được nhận")),
            "max_megabytes": Asked(_("Dung lượng tối đa mỗi tệp (MB)")),
            "max_files": Asked(_("Số tệp tối đa")),
            "when": Asked(_("Chỉ cần khi"), _("Để trống: luôn cần.")),
            "one_of": Asked(_("Nhóm thay thế nhau"), _("Các giấy tờ cùng tên nhóm: nộp một là đủ.")),
            "data_source": Asked(_("Tra cứu ở đâu"), _("Cơ sở dữ liệu trả lời thay cho giấy tờ.")),
            "form": Asked(_("Mẫu của giấy tờ")),
        },
    ),
    PaperForm: PartWords(
        _("Mẫu đơn, tờ khai"),
        {"number": Asked(_("Số mẫu"), _("Ví dụ Mẫu 01 Phụ lục II.")), "name": Asked(_("Tên mẫu"))},
    ),
}
FEES: Table = {
    FeeRule: PartWords(
        _("Khoản thu"),
        {
            "id": Asked(_("Mã khoản thu")),
            "kind": Asked(_("Phí hay lệ phí")),
            "name": Asked(_("Tên khoản thu")),
            "amount": Asked(_("Mức thu")),
            "when": Asked(_("Chỉ thu khi"), _("Để trống: luôn thu.")),
            "each_row_of": Asked(_("Tính cho mỗi dòng của bảng")),
            "exemptions": Asked(_("Miễn, giảm")),
            "basis": Asked(_("Căn cứ mức thu"), _("Văn bản, điều khoản quy định mức thu.")),
        },
    ),
    Fixed: PartWords(_("Mức cố định"), {"type": _TYPE, "amount": Asked(_("Số tiền"))}),
    PerUnit: PartWords(
        _("Theo đơn vị"), {"type": _TYPE, "amount": Asked(_("Số tiền mỗi đơn vị")), "quantity": _QUANTITY}
    ),
    Tiered: PartWords(
        _("Theo bậc"),
        {
            "type": _TYPE,
            "quantity": _QUANTITY,
            "tiers": Asked(_("Các bậc")),
            "cap": Asked(_("Tối đa")),
            "times": _TIMES,
        },
    ),
    Tier: PartWords(
        _("Bậc"),
        {
            "up_to": Asked(_("Đến đơn vị thứ"), _("Để trống: mọi đơn vị còn lại.")),
            "amount": Asked(_("Số tiền mỗi đơn vị")),
        },
    ),
    ByTable: PartWords(
        _("Theo lựa chọn"),
        {
            "type": _TYPE,
            "field": Asked(_("Trường lựa chọn")),
            "amounts": Asked(_("Số tiền của từng lựa chọn")),
            "times": _TIMES,
        },
    ),
    SetOutside: PartWords(_("Nơi khác ấn định"), {"type": _TYPE, "note": Asked(_("Mức thu được biết bằng cách nào"))}),
    Exemption: PartWords(
        _("Diện miễn, giảm"),
        {
            "id": Asked(_("Mã diện miễn, giảm")),
            "name": Asked(_("Ai được miễn, giảm")),
            "when": Asked(_("Được miễn, giảm khi")),
            "percent": Asked(_("Giảm bao nhiêu phần trăm"), _("100 là miễn hoàn toàn.")),
            "ground": Asked(_("Căn cứ")),
            "evidence": Asked(_("Giấy tờ chứng minh")),
        },
    ),
}
