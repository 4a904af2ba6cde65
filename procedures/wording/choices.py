"""Words of everything an editor chooses from a closed list."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.catalogue.wording import AUDIENCES, CHANNELS, FEE_KINDS, LEVELS, SERVICE_LEVELS
from procedures.definition.conditions import Operator
from procedures.definition.fees import FeeKind
from procedures.definition.form import Kind
from procedures.definition.general import Audience, AuthorityLevel, Channel, ServiceLevel
from procedures.definition.papers import Mode
from procedures.definition.process import Share, StepKind

KINDS: dict[Kind, Sentence] = {
    Kind.PERSON_NAME: _("Họ và tên"),
    Kind.SHORT_TEXT: _("Chữ ngắn, một dòng"),
    Kind.LONG_TEXT: _("Chữ dài, nhiều dòng"),
    Kind.INTEGER: _("Số nguyên"),
    Kind.DECIMAL: _("Số thập phân"),
    Kind.MONEY: _("Số tiền (đồng)"),
    Kind.DATE: _("Ngày"),
    Kind.PARTIAL_DATE: _("Ngày, có thể chỉ biết tháng hoặc năm"),
    Kind.CHOICE: _("Chọn một"),
    Kind.MULTIPLE_CHOICE: _("Chọn nhiều"),
    Kind.YES_NO: _("Có hoặc Không"),
    Kind.EMAIL: _("Thư điện tử"),
    Kind.PHONE: _("Số điện thoại"),
    Kind.PERSONAL_ID: _("Số định danh cá nhân"),
    Kind.TAX_CODE: _("Mã số thuế"),
    Kind.ADDRESS: _("Địa chỉ"),
    Kind.COMMUNE: _("Xã, phường, đặc khu"),
    Kind.NATIONALITY: _("Quốc tịch"),
    Kind.ETHNICITY: _("Dân tộc"),
    Kind.DECLARATION: _("Lời cam đoan"),
    Kind.COMPUTED: _("Tự tính"),
    Kind.TABLE: _("Bảng nhiều dòng"),
    Kind.TIME: _("Giờ"),
    Kind.NESTED_CHOICE: _("Chọn hai bậc"),
    Kind.ENTERPRISE_CODE: _("Mã số doanh nghiệp"),
    Kind.HOUSEHOLD_CODE: _("Mã số hộ kinh doanh"),
    Kind.PASSPORT: _("Số hộ chiếu"),
    Kind.BANK_ACCOUNT: _("Tài khoản ngân hàng"),
    Kind.BIRTH_PLACE: _("Nơi sinh"),
    Kind.PERSON: _("Khối thông tin một người"),
    Kind.ORGANISATION: _("Khối thông tin một tổ chức"),
    Kind.FILE: _("Chỗ nộp tệp giấy tờ"),
    Kind.SIGNATURE: _("Ký tên"),
    Kind.STATEMENT: _("Đoạn văn để đọc"),
    Kind.HEADING: _("Tiêu đề"),
}
STEP_KINDS: dict[StepKind, Sentence] = {
    StepKind.RECEPTION: _("Tiếp nhận"),
    StepKind.HANDLING: _("Thụ lý"),
    StepKind.CONSULTATION: _("Lấy ý kiến"),
    StepKind.SITE_VISIT: _("Kiểm tra thực địa"),
    StepKind.COUNCIL: _("Họp hội đồng"),
    StepKind.APPROVAL: _("Ký duyệt"),
    StepKind.ISSUE: _("Phát hành"),
    StepKind.RETURN: _("Trả kết quả"),
    StepKind.CITIZEN_CONFIRMATION: _("Người dân xác nhận"),
    StepKind.PAYMENT: _("Nộp tiền"),
    StepKind.POSTING: _("Niêm yết"),
    StepKind.AUTOMATIC: _("Tự động"),
}
SHARES: dict[Share, Sentence] = {
    Share.MAJORITY: _("hơn một nửa"),
    Share.TWO_THIRDS: _("ít nhất hai phần ba"),
    Share.THREE_QUARTERS: _("ít nhất ba phần tư"),
    Share.ALL: _("tất cả"),
}
OPERATORS: dict[Operator, Sentence] = {
    Operator.EQ: _("là"),
    Operator.NE: _("không phải là"),
    Operator.LT: _("nhỏ hơn"),
    Operator.LE: _("không quá"),
    Operator.GT: _("lớn hơn"),
    Operator.GE: _("từ … trở lên"),
    Operator.IN: _("là một trong"),
    Operator.CONTAINS: _("có chứa"),
    Operator.FILLED: _("đã điền"),
}
PAPER_MODES: dict[Mode, Sentence] = {
    Mode.SUBMIT: _("Nộp"),
    Mode.PRESENT: _("Xuất trình"),
    Mode.REPLACED_BY_DATA: _("Cơ quan tự tra cứu"),
}
# StrEnums of the same text are equal, so each list stands under its own class.
ENUMS: Mapping[type[Enum], Mapping[Any, Sentence]] = {
    Kind: KINDS,
    StepKind: STEP_KINDS,
    Share: SHARES,
    Operator: OPERATORS,
    Mode: PAPER_MODES,
    AuthorityLevel: LEVELS,
    Audience: AUDIENCES,
    Channel: CHANNELS,
    ServiceLevel: SERVICE_LEVELS,
    FeeKind: FEE_KINDS,
}
_PERSON: dict[str, Sentence] = {
    "full_name": _("Họ và tên"),
    "birth_date": _("Ngày sinh"),
    "sex": _("Giới tính"),
    "ethnicity": _("Dân tộc"),
    "nationality": _("Quốc tịch"),
    "personal_id": _("Số định danh cá nhân"),
    "phone": _("Số điện thoại"),
    "email": _("Thư điện tử"),
    "residence": _("Nơi cư trú"),
    "organisation_name": _("Tên tổ chức"),
    "tax_code": _("Mã số thuế"),
}
LITERALS: Mapping[str, Mapping[str, Sentence]] = {
    "prefill": {**_PERSON, "organisation_address": _("Địa chỉ tổ chức")},
    "name": {
        **_PERSON,
        "passport": _("Số hộ chiếu"),
        "enterprise_code": _("Mã số doanh nghiệp"),
        "representative": _("Người đại diện"),
        "address": _("Địa chỉ"),
    },
    "function": {
        "sum": _("Cộng lại"),
        "product": _("Nhân với nhau"),
        "days_between": _("Số ngày giữa hai ngày"),
        "years_between": _("Số năm tròn giữa hai ngày"),
        "count_rows": _("Đếm số dòng"),
        "date_in_words": _("Ngày viết bằng chữ"),
    },
    "at": {
        "RECEIVING": _("Nơi tiếp nhận hồ sơ"),
        "COMPETENT": _("Cơ quan giải quyết"),
        "SERVING": _("Cơ quan phụ trách địa bàn"),
        "FIXED": _("Một cơ quan định sẵn"),
        "APPLICANT": _("Người nộp hồ sơ"),
    },
    "outcome": {
        "CONSENT": _("Đồng ý"),
        "CONFIRMED": _("Đã xác nhận"),
        "DONE": _("Đã xong"),
        "ESCALATE": _("Chuyển lãnh đạo cơ quan đó"),
    },
    "types": {"pdf": _("PDF"), "jpg": _("Ảnh JPG"), "png": _("Ảnh PNG")},
    "type": {
        "step": _("Bước"),
        "parallel": _("Các nhánh song song"),
        "fixed": _("Mức cố định"),
        "per_unit": _("Theo đơn vị"),
        "tiered": _("Theo bậc"),
        "by_table": _("Theo lựa chọn"),
        "set_outside": _("Nơi khác ấn định"),
    },
    "applicant_kind": {"CITIZEN": _("Cá nhân"), "ORGANISATION": _("Tổ chức"), "ENTERPRISE": _("Doanh nghiệp")},
}
