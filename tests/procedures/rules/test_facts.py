"""Facts: answers as typed values; what is hidden or of the wrong kind is not known."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.definition.form import Kind
from procedures.rules.values import PartialDate, Parts
from tests.procedures.rules.definitions import TODAY, choices, definition, facts_from, field, page

pytestmark = pytest.mark.pure

TABLE = {"columns": [field("x", "integer")]}
EVERY_KIND = definition(
    page("all", *(field(kind, kind, **(TABLE if kind is Kind.TABLE else {})) for kind in map(Kind, Kind)))
)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("short_text", "Hoa", "Hoa"),
        ("short_text", "  ", None),
        ("short_text", 5, None),
        ("integer", 5, 5),
        ("integer", "5", None),
        ("integer", True, None),
        ("money", 10**16, None),
        ("decimal", "72.5", Decimal("72.5")),
        ("decimal", 72, Decimal(72)),
        ("decimal", "NaN", None),
        ("decimal", "nhiều", None),
        ("date", "2026-11-24", date(2026, 11, 24)),
        ("date", "2026-02-30", None),
        ("date", "2026-W01-1", None),
        ("date", "2026-11", None),
        ("partial_date", "1960", PartialDate((1960,))),
        ("partial_date", "1960-05", PartialDate((1960, 5))),
        ("partial_date", "1960-05-12", PartialDate((1960, 5, 12))),
        ("partial_date", "1960-13", None),
        ("multiple_choice", ["a", "b"], ("a", "b")),
        ("multiple_choice", [], None),
        ("yes_no", False, False),
        ("yes_no", "yes", None),
        ("declaration", True, True),
        ("declaration", False, None),
        ("address", {"text": "Thôn Đông", "unit": ""}, Parts({"text": "Thôn Đông"})),
        ("address", {"text": "", "unit": ""}, None),
        ("table", [{"x": 1}, {"x": "?"}, {}, {"x": 2, "y": 3}], ({"x": 1}, {"x": 2})),
        ("table", [], ()),
        ("computed", 5, None),
    ],
)
def test_an_answer_is_read_by_the_kind_of_its_field(kind: str, raw: Any, value: Any) -> None:
    assert facts_from(EVERY_KIND, {kind: raw}).get(kind) == value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "unit", "x"]), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([kind.value for kind in Kind]), JSON))
def test_reading_never_fails(answers: dict[str, Any]) -> None:
    found = facts_from(EVERY_KIND, answers).values
    assert {name for name, value in found.items() if value != ()} <= set(answers)


def test_unknown_answers_are_ignored() -> None:
    assert facts_from(definition(), {"word": "a", "other": "b"}).values == {"word": "a"}


CHAIN = definition(
    # `last` stands first on purpose: the order of the pages does not matter.
    page("last", field("last"), when={"field": "second", "op": "filled"}),
    page("first", field("first", "yes_no")),
    page("second", field("second", when={"field": "first", "op": "eq", "value": True})),
)


def test_what_is_hidden_hides_what_hangs_on_it() -> None:
    answers = {"second": "b", "last": "c"}
    assert facts_from(CHAIN, answers | {"first": True}).values == answers | {"first": True}
    assert facts_from(CHAIN, answers | {"first": False}).values == {"first": False}


def test_fields_that_hide_each_other_come_to_rest() -> None:
    either = definition(
        page(
            "both",
            field("a", when={"not": {"field": "b", "op": "filled"}}),
            field("b", when={"not": {"field": "a", "op": "filled"}}),
        )
    )
    assert set(facts_from(either, {"a": "1", "b": "2"}).values) <= {"a", "b"}


def test_the_case_is_the_first_that_holds_and_counts_as_a_fact() -> None:
    cases = [
        {"code": "02", "name": {"vi": "Nhiều"}, "when": {"field": "n", "op": "gt", "value": 9}},
        {"code": "01", "name": {"vi": "Ít"}},
    ]
    term = {"term": {"mode": "WORKING_DAYS", "amount": "1"}}
    many = definition(
        page("a", field("n", "integer"), field("why", when={"field": "@case", "op": "eq", "value": "02"})),
        cases=[case | term for case in cases],
    )
    assert facts_from(many, {"n": 10, "why": "x"}).case == "02"
    assert facts_from(many, {"n": 10, "why": "x"}).get("why") == "x"
    assert facts_from(many, {"n": 9, "why": "x"}).get("why") is None


COMPUTED = [
    ("sum", ["a", "b"], {"a": 2, "b": "0.5"}, Decimal("2.5")),
    ("sum", ["a", "b"], {"a": 2}, 2),
    ("sum", ["a"], {}, None),
    ("sum", ["x"], {"t": [{"x": 1}, {"x": 4}]}, 5),
    ("sum", ["yes"], {"t": [{"yes": True}, {"yes": False}, {"yes": True}]}, 2),
    ("product", ["a", "b"], {"a": 3, "b": "0.5"}, Decimal("1.5")),
    ("product", ["a", "b"], {"a": 3}, None),
    ("count_rows", ["t"], {"t": [{"x": 1}, {"x": 2}]}, 2),
    ("count_rows", ["t"], {}, 0),
    ("days_between", ["from", "@today"], {"from": "2026-09-24"}, 60),
    ("days_between", ["from", "@today"], {}, None),
    ("years_between", ["from", "@today"], {"from": "2020-11-23"}, 6),
    ("years_between", ["from", "@today"], {"from": "2020-11-24"}, 5),
    ("years_between", ["born", "@today"], {"born": "1990"}, 36),
    ("date_in_words", ["from"], {"from": "2026-03-15"}, "ngày mười lăm tháng ba năm hai nghìn hai mươi sáu"),
]


@pytest.mark.parametrize(("function", "of", "answers", "value"), COMPUTED)
def test_computed_values(function: str, of: list[str], answers: dict[str, Any], value: Any) -> None:
    columns = [field("x", "integer"), field("yes", "yes_no")]
    form = definition(
        page(
            "all",
            field("a", "integer"),
            field("b", "decimal"),
            field("from", "date"),
            field("born", "partial_date"),
            field("t", "table", columns=columns),
            field("worked", "computed", computed={"function": function, "of": of}),
        )
    )
    assert facts_from(form, answers).get("worked") == value


def test_a_computed_value_may_hang_on_another_and_show_a_field() -> None:
    form = definition(
        page(
            "all",
            field("ask", "choice", options=choices("x"), when={"field": "double", "op": "gt", "value": 9}),
            field("double", "computed", computed={"function": "sum", "of": ["total", "total"]}),
            field("total", "computed", computed={"function": "sum", "of": ["n"]}),
            field("n", "integer"),
        )
    )
    assert facts_from(form, {"n": 5, "ask": "x"}).values == {"n": 5, "total": 5, "double": 10, "ask": "x"}
    assert facts_from(form, {"n": 4, "ask": "x"}).get("ask") is None
    assert facts_from(form, {}).today == TODAY
