"""Each kind of field: what it accepts and as what it is kept, what it refuses, how it is shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from procedures.definition.form import FormField
from procedures.fields import clean, require, show

pytestmark = pytest.mark.pure

# Kinds that ask the database for communes are told by the wizard's tests.
PURE = ["person_name", "short_text", "long_text", "integer", "decimal", "money", "date", "partial_date", "choice"]
PURE += ["multiple_choice", "yes_no", "email", "phone", "personal_id", "tax_code", "nationality", "ethnicity"]


def field(kind: str, **more: Any) -> FormField:
    options = [{"value": value, "label": {"vi": value.upper()}} for value in ("a", "b")]
    return FormField.model_validate({"id": "x", "kind": kind, "label": {"vi": "X"}, "options": options} | more)


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
@given(raw=st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4))
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
