"""Each kind of field: what it accepts and as what it is kept, what it refuses, how it is shown."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from procedures.definition.form import FormField
from procedures.fields import clean, require, show
from procedures.fields.forms import Sheet

pytestmark = pytest.mark.pure

# Kinds that ask the database for territories have tests of their own: test_fields_places.py.
PURE = ["person_name", "short_text", "long_text", "integer", "decimal", "money", "date", "partial_date", "choice"]
PURE += ["multiple_choice", "yes_no", "email", "phone", "personal_id", "tax_code", "nationality", "ethnicity"]
PURE += ["time", "nested_choice", "enterprise_code", "household_code", "passport", "bank_account", "signature"]
PURE += ["person", "organisation"]
NESTED = [
    {"value": "alone", "label": {"vi": "Một mình"}},
    {"value": "up", "label": {"vi": "Trên"}, "options": [{"value": "down", "label": {"vi": "Dưới"}}]},
]
NAMES = ["bank", "number", "holder", "full_name", "birth_date", "sex", "organisation_name", "text", "unit"]
PARTS = {
    "person": [{"name": "full_name"}, {"name": "birth_date", "required": False}, {"name": "sex"}],
    "organisation": [{"name": "organisation_name"}, {"name": "enterprise_code", "required": False}],
}


def field(kind: str, **more: Any) -> FormField:
    plain = [{"value": value, "label": {"vi": value.upper()}} for value in ("a", "b")]
    base = {"id": "x", "kind": kind, "label": {"vi": "X"}, "parts": PARTS.get(kind, [])}
    return FormField.model_validate(base | {"options": NESTED if kind == "nested_choice" else plain} | more)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("kind", "raw", "kept", "shown"),
    [
        ("person_name", "  H'Hen   Niê ", "H'Hen Niê", "H'Hen Niê"),
        ("person_name", "Nguyê\u0303n", "Nguyễn", "Nguyễn"),
        ("short_text", "dòng\u202e đảo\x00", "dòng đảo", "dòng đảo"),
        ("integer", "1.200", 1200, "1.200"),
        ("money", "1 200 000 đồng", 1200000, "1.200.000 đồng"),
        ("decimal", "1.072,5", "1072.5", "1.072,5"),
        ("decimal", "72.5", "72.5", "72,5"),
        ("date", "5/2/2026", "2026-02-05", "05/02/2026"),
        ("date", "2026-02-05", "2026-02-05", "05/02/2026"),
        ("partial_date", "1960", "1960", "1960"),
        ("partial_date", "5/1960", "1960-05", "05/1960"),
        ("partial_date", "2/5/1960", "1960-05-02", "02/05/1960"),
        ("choice", "a", "a", "A"),
        ("multiple_choice", ["b", "a"], ["a", "b"], "A; B"),
        ("yes_no", "true", True, "Có"),
        ("yes_no", "false", False, "Không"),
        ("email", "hoa@example.vn", "hoa@example.vn", "hoa@example.vn"),
        ("phone", "+84 912.345.678", "0912345678", "0912345678"),
        ("phone", "0225 3 123 456", "02253123456", "02253123456"),
        ("personal_id", "031 192 000 101", "031192000101", "031192000101"),
        ("tax_code", "0100233488", "0100233488", "0100233488"),
        ("tax_code", "031192000101", "031192000101", "031192000101"),
        ("nationality", "VN", "VN", "Việt Nam"),
        ("ethnicity", "Khơ me (Khmer)", "Khơ me (Khmer)", "Khơ me (Khmer)"),
        ("time", "8:30", "08:30", "08:30"),
        ("time", "8 giờ 05 phút", "08:05", "08:05"),
        ("time", "17h", "17:00", "17:00"),
        ("nested_choice", "alone", "alone", "Một mình"),
        ("nested_choice", "down", "down", "Trên – Dưới"),
        ("enterprise_code", "0100 233 488", "0100233488", "0100233488"),
        ("household_code", "31a 8001234", "31A8001234", "31A8001234"),
        ("household_code", "031192000101", "031192000101", "031192000101"),
        ("passport", "c 1234567", "C1234567", "C1234567"),
        (
            "bank_account",
            {"bank": "Ngân hàng Biển", "number": "0123 456.789", "holder": "Đỗ Thị Hòa"},
            {"bank": "Ngân hàng Biển", "number": "0123456789", "holder": "DO THI HOA"},
            "0123456789, Ngân hàng Biển (DO THI HOA)",
        ),
        ("signature", "Nguyễn Thị  Hoa", "Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        (
            "person",
            {"full_name": "Hoa", "birth_date": "5/1990", "sex": "FEMALE"},
            {"full_name": "Hoa", "birth_date": "1990-05", "sex": "FEMALE"},
            "Họ, chữ đệm, tên: Hoa\nNgày sinh hoặc năm sinh: 05/1990\nGiới tính: Nữ",
        ),
        (
            "organisation",
            {"organisation_name": "Công ty Hoa", "enterprise_code": ""},
            {"organisation_name": "Công ty Hoa"},
            "Tên tổ chức: Công ty Hoa",
        ),
    ],
)
def test_what_is_accepted_kept_and_shown(kind: str, raw: Any, kept: Any, shown: str) -> None:
    asked = field(kind)
    assert clean(raw, asked) == kept
    assert clean(kept, asked) == kept, "what is kept is accepted again as it is"
    assert show(kept, asked) == shown


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("person_name", "R2D2"),
        ("person_name", "<script>"),
        ("short_text", "x" * 301),
        ("short_text", ["x"]),
        ("integer", "1,5"),
        ("integer", True),
        ("integer", "9" * 19),
        ("money", "-1"),
        ("decimal", "NaN"),
        ("decimal", "1e999"),
        ("decimal", "1,234"),
        ("date", "31/02/2026"),
        ("date", "05/02/0026"),
        ("partial_date", "13/1960"),
        ("choice", "c"),
        ("multiple_choice", ["a", "c"]),
        ("multiple_choice", [["a"]]),
        ("yes_no", "perhaps"),
        ("yes_no", 1),
        ("email", "hoa@"),
        ("phone", "0123"),
        ("personal_id", "03119200010"),
        ("tax_code", "0100233489"),
        ("nationality", "XX"),
        ("ethnicity", "Klingon"),
        ("ethnicity", ["Kinh (Việt)"]),
        ("time", "24:00"),
        ("time", "8:60"),
        ("time", 830),
        ("nested_choice", "up"),
        ("nested_choice", ["down"]),
        ("enterprise_code", "0100233489"),
        ("enterprise_code", "031192000101"),
        ("household_code", "x" * 21),
        ("household_code", "HỘ KINH DOANH"),
        ("passport", "1234567"),
        ("passport", "C12345678901"),
        ("bank_account", "0123456789"),
        ("bank_account", {"bank": "", "number": "0123456789", "holder": "HOA"}),
        ("bank_account", {"bank": "Biển", "number": "12345", "holder": "HOA"}),
        ("bank_account", {"bank": "Biển", "number": "0123456789", "holder": "<b>"}),
        ("bank_account", {"bank": "Biển", "number": 123456789, "holder": "HOA"}),
        ("bank_account", {"iban": "x"}),
        ("signature", "x1"),
        ("person", "Hoa"),
        ("person", {"full_name": "Hoa", "phone": "0912345678"}),
        ("person", {"full_name": "R2D2"}),
    ],
)
def test_what_is_refused_says_what_to_mend(kind: str, raw: Any) -> None:
    with pytest.raises(Invalid) as refused:
        clean(raw, field(kind))
    assert str(refused.value.message).endswith(".")


@pytest.mark.parametrize("kind", PURE)
@pytest.mark.parametrize("raw", [None, "", "   "])
def test_an_empty_answer_is_none_and_a_required_one_is_missed(kind: str, raw: Any) -> None:
    asked = field(kind)
    assert clean(raw, asked) is None
    with pytest.raises(Invalid):
        require(None, asked)
    require(None, field(kind, required=False))


@pytest.mark.parametrize("kind", PURE)
@given(raw=JSON)
def test_whatever_is_sent_is_kept_or_refused(kind: str, raw: Any) -> None:
    """Never another exception; and what is kept is accepted again as itself."""
    asked = field(kind)
    try:
        kept = clean(raw, asked)
    except Invalid:
        return
    assert clean(kept, asked) == kept


@pytest.mark.parametrize(("raw", "accepted"), [(0, False), (1, True), (9, True), (10, False)])
def test_bounds_are_kept(raw: int, accepted: bool) -> None:
    asked = field("integer", minimum=1, maximum=9)
    if accepted:
        assert clean(raw, asked) == raw
    else:
        with pytest.raises(Invalid):
            clean(raw, asked)


TABLE = {
    "min_rows": 1,
    "max_rows": 2,
    "columns": [
        {"id": "title", "kind": "short_text", "label": {"vi": "Tên"}},
        {"id": "pages", "kind": "integer", "label": {"vi": "Số trang"}, "minimum": 1},
    ],
}


def test_empty_rows_of_a_table_are_dropped_and_cells_are_judged() -> None:
    asked = field("table", **TABLE)
    rows = [{"title": "Bằng", "pages": "2"}, {"title": "", "pages": ""}]
    assert clean(rows, asked) == [{"title": "Bằng", "pages": 2}]
    with pytest.raises(Invalid) as refused:
        clean([{"title": "Bằng", "pages": "0"}, {"title": ["x"], "pages": "1"}], asked)
    assert set(refused.value.fields) == {"0.pages", "1.title"}
    assert clean([{"title": "", "pages": "1"}], asked) == [{"pages": 1}], "kept; what is missing is told by the rules"
    with pytest.raises(Invalid):
        clean([{"title": "a", "pages": 1}] * 3, asked)


@pytest.mark.parametrize("kind", ["computed", "file", "statement", "heading"])
def test_what_asks_nothing_takes_nothing(kind: str) -> None:
    asked = field(kind)
    assert clean({"x": ["sent"]}, asked) is None
    assert clean("sent", asked) is None


def test_a_field_speaks_in_its_own_sentences() -> None:
    asked = field("integer", missing={"vi": "Thiếu số phòng."}, wrong={"vi": "Số phòng chưa đúng."})
    with pytest.raises(Invalid, match=r"^Thiếu số phòng\.$"):
        require(None, asked)
    with pytest.raises(Invalid, match=r"^Số phòng chưa đúng\.$"):
        clean("nhiều", asked)


def test_each_part_of_a_block_is_judged_by_its_kind() -> None:
    with pytest.raises(Invalid) as refused:
        clean({"full_name": "R2D2", "birth_date": "13/1990", "sex": ["MALE"]}, field("person"))
    assert set(refused.value.fields) == {"full_name", "birth_date", "sex"}


def test_nothing_is_read_however_deep_it_is_sent() -> None:
    deep: Any = "x"
    for _time in range(500):
        deep = {"full_name": deep}
    with pytest.raises(Invalid):
        clean(deep, field("person"))


def test_each_promise_left_unticked_is_named() -> None:
    sheet = Sheet([field("declaration")], {}, QueryDict("sent=1"))
    sheet.show_errors({"x": "Bạn cần đánh dấu cam đoan này."})
    assert [problem.text for problem in sheet.errors] == ["X: Bạn cần đánh dấu cam đoan này."]
