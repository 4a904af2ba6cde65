"""Words of the form and of conditions."""

from django.utils.translation import gettext_lazy as _

from procedures.definition.conditions import AllOf, AnyOf, Compare, Not
from procedures.definition.form import (
    BlockPart,
    Column,
    Computed,
    FieldBase,
    Form,
    FormField,
    Option,
    Page,
    Rule,
    SamePerson,
    Section,
    SubOption,
)
from procedures.wording.asked import Asked, PartWords, Table

_WHEN = Asked(_("Chỉ hiện khi"), _("Để trống: luôn hiện."))

CONDITIONS: Table = {
    Compare: PartWords(
        _("So sánh"),
        {
            "field": Asked(_("Trường")),
            "op": Asked(_("Phép so sánh")),
            "value": Asked(_("Giá trị")),
            "other": Asked(_("So với trường")),
        },
    ),
    AllOf: PartWords(_("Mọi điều kiện"), {"all": Asked(_("Tất cả đều đúng"))}),
    AnyOf: PartWords(_("Một trong các điều kiện"), {"any": Asked(_("Ít nhất một điều đúng"))}),
    Not: PartWords(_("Điều kiện ngược lại"), {"not_": Asked(_("Không đúng là"))}),
}
FORM: Table = {
    Form: PartWords(_("Tờ khai"), {"pages": Asked(_("Các trang")), "rules": Asked(_("Quy tắc kiểm tra"))}),
    Page: PartWords(
        _("Trang"),
        {
            "id": Asked(_("Mã trang")),
            "title": Asked(_("Tiêu đề trang")),
            "intro": Asked(_("Lời dẫn đầu trang")),
            "when": _WHEN,
            "sections": Asked(_("Các nhóm trường")),
        },
    ),
    Section: PartWords(
        _("Nhóm trường"),
        {"title": Asked(_("Tiêu đề nhóm")), "when": _WHEN, "fields": Asked(_("Các trường"))},
    ),
    Rule: PartWords(
        _("Quy tắc kiểm tra"),
        {
            "field": Asked(_("Báo lỗi bên cạnh trường")),
            "warning": Asked(_("Chỉ cảnh báo"), _("Người nộp đọc rồi vẫn nộp được.")),
            "when": Asked(_("Chỉ kiểm tra khi"), _("Để trống: luôn kiểm tra.")),
            "holds": Asked(_("Điều phải đúng")),
            "message": Asked(_("Câu báo"), _("Nói rõ sai chỗ nào và sửa thế nào.")),
        },
    ),
}
FIELDS: Table = {
    FieldBase: PartWords(
        _("Trường"),
        {
            "id": Asked(_("Mã trường"), _("Chữ thường không dấu, ví dụ ngay_sinh. Đã công bố thì không đổi.")),
            "kind": Asked(_("Kiểu trường")),
            "label": Asked(_("Nhãn"), _("Câu hỏi hoặc tên gọi người dân đọc thấy.")),
            "hint": Asked(_("Lời hướng dẫn")),
            "example": Asked(_("Ví dụ đã điền"), _("Ví dụ: Nguyễn Thị Hoa.")),
            "missing": Asked(_("Câu báo khi bỏ trống"), _("Để trống: dùng câu có sẵn của kiểu trường.")),
            "wrong": Asked(_("Câu báo khi điền sai"), _("Để trống: dùng câu có sẵn của kiểu trường.")),
            "required": Asked(_("Bắt buộc")),
            "required_when": Asked(_("Bắt buộc khi"), _("Dùng khi trường chỉ bắt buộc trong một số trường hợp.")),
            "when": _WHEN,
            "seconds": Asked(_("Số giây để đọc và điền"), _("Để trống: lấy theo kiểu trường.")),
            "prefill": Asked(_("Điền sẵn từ hồ sơ cá nhân")),
            "locked": Asked(_("Không cho sửa phần điền sẵn")),
            "options": Asked(_("Các lựa chọn")),
            "parts": Asked(_("Các mục của khối")),
            "same_person": Asked(_("Đối chiếu với số định danh")),
            "minimum": Asked(_("Nhỏ nhất")),
            "maximum": Asked(_("Lớn nhất")),
            "past": Asked(_("Ngày không được ở tương lai")),
        },
    ),
    FormField: PartWords(
        _("Trường"),
        {
            "columns": Asked(_("Các cột")),
            "min_rows": Asked(_("Số dòng ít nhất")),
            "max_rows": Asked(_("Số dòng nhiều nhất")),
            "computed": Asked(_("Cách tính")),
            "paper": Asked(_("Giấy tờ nộp tại đây")),
        },
    ),
    Column: PartWords(_("Cột")),
    Option: PartWords(
        _("Lựa chọn"),
        {
            "value": Asked(_("Giá trị lưu"), _("Chữ không dấu. Đã công bố thì không đổi.")),
            "label": Asked(_("Nhãn")),
            "options": Asked(_("Lựa chọn bậc hai")),
        },
    ),
    SubOption: PartWords(
        _("Lựa chọn bậc hai"),
        {"value": Asked(_("Giá trị lưu"), _("Không trùng trong cả trường.")), "label": Asked(_("Nhãn"))},
    ),
    BlockPart: PartWords(_("Mục của khối"), {"name": Asked(_("Mục")), "required": Asked(_("Bắt buộc"))}),
    Computed: PartWords(_("Cách tính"), {"function": Asked(_("Phép tính")), "of": Asked(_("Tính từ các trường"))}),
    SamePerson: PartWords(
        _("Đối chiếu với số định danh"),
        {"birth": Asked(_("Trường ngày sinh")), "sex": Asked(_("Trường giới tính"))},
    ),
}
