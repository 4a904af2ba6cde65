"""A sound procedure whose one page asks a question of every kind there is, with answers that hold."""

from typing import Any

from procedures.definition import ProcedureDefinition
from procedures.definition.form import Kind
from tests.procedures.rules.definitions import choices, definition, field, page

CODE = "1.999999"
PERSON = ["full_name", "birth_date", "sex", "ethnicity", "nationality", "personal_id", "residence"]
ORGANISATION = ["organisation_name", "enterprise_code", "representative", "address"]
MORE: dict[Kind, dict[str, Any]] = {
    Kind.CHOICE: {"options": choices("a", "b")},
    Kind.MULTIPLE_CHOICE: {"options": choices("a", "b", "c")},
    Kind.NESTED_CHOICE: {
        "options": [*choices("alone"), {"value": "up", "label": {"vi": "Trên"}, "options": choices("one", "two")}]
    },
    Kind.COMPUTED: {"computed": {"function": "count_rows", "of": ["table"]}},
    Kind.TABLE: {
        "min_rows": 1,
        "columns": [
            field("sort", "choice", options=choices("own", "other"), label={"vi": "Loại"}),
            field("owner", label={"vi": "Của ai"}, when={"field": "sort", "op": "eq", "value": "other"}),
            field(
                "pages",
                "integer",
                label={"vi": "Số trang"},
                required=False,
                required_when={"field": "sort", "op": "eq", "value": "own"},
            ),
        ],
    },
    Kind.PERSON: {"parts": [{"name": name, "required": name != "ethnicity"} for name in PERSON]},
    Kind.ORGANISATION: {"parts": [{"name": name} for name in ORGANISATION]},
    Kind.FILE: {"paper": "plan"},
    Kind.SIGNATURE: {"label": {"vi": "Tôi ký để cam đoan mọi điều trên là đúng. Họ và tên của tôi"}},
    Kind.STATEMENT: {"label": {"vi": "Người khai gian dối chịu trách nhiệm trước pháp luật."}},
    Kind.TIME: {"example": {"vi": "08:30"}},
}
GOOD: dict[Kind, Any] = {
    Kind.PERSON_NAME: "Nguyễn Thị Hoa",
    Kind.SHORT_TEXT: "Ngắn",
    Kind.LONG_TEXT: "Dài",
    Kind.INTEGER: 3,
    Kind.DECIMAL: "72.5",
    Kind.MONEY: 1200000,
    Kind.DATE: "2026-02-05",
    Kind.PARTIAL_DATE: "1960-05",
    Kind.TIME: "08:30",
    Kind.CHOICE: "a",
    Kind.NESTED_CHOICE: "two",
    Kind.MULTIPLE_CHOICE: ["a", "c"],
    Kind.YES_NO: True,
    Kind.EMAIL: "hoa@example.vn",
    Kind.PHONE: "0912345678",
    Kind.PERSONAL_ID: "031192000101",
    Kind.TAX_CODE: "0100233488",
    Kind.ENTERPRISE_CODE: "0100233488",
    Kind.HOUSEHOLD_CODE: "31A8001234",
    Kind.PASSPORT: "C1234567",
    Kind.BANK_ACCOUNT: {"bank": "Ngân hàng Biển", "number": "0123456789", "holder": "NGUYEN THI HOA"},
    Kind.ADDRESS: {"text": "Số 12", "unit": "90008"},
    Kind.COMMUNE: "90008",
    Kind.BIRTH_PLACE: {"text": "xã Đông, huyện An Lão, tỉnh Hải Dương", "unit": "", "province": ""},
    Kind.NATIONALITY: "VN",
    Kind.ETHNICITY: "Kinh (Việt)",
    Kind.DECLARATION: True,
    Kind.TABLE: [{"sort": "other", "owner": "Bà Lan"}, {"sort": "own", "pages": 2}],
    Kind.PERSON: {
        "full_name": "Trần Văn Nam",
        "birth_date": "1990",
        "sex": "MALE",
        "nationality": "VN",
        "personal_id": "031090000123",
        "residence": {"text": "Thôn Đông", "unit": "", "province": "22", "commune": "xã Đầm Hà"},
    },
    Kind.ORGANISATION: {
        "organisation_name": "Công ty Hoa Phượng",
        "enterprise_code": "0100233488",
        "representative": "Lê Văn Minh",
        "address": {"text": "Số 8", "unit": "90010"},
    },
    Kind.SIGNATURE: "Nguyễn Thị Hoa",
}


def answers() -> dict[str, Any]:
    """Good answers by field id: each field is called by its kind."""
    return {kind.value: value for kind, value in GOOD.items()}


def every_kind() -> ProcedureDefinition:
    fields = [field(kind.value, kind.value, **MORE.get(kind, {})) for kind in Kind]
    return definition(
        page("all", *fields),
        papers=[{"id": "plan", "name": {"vi": "Bản vẽ"}, "required": False}],
    )
