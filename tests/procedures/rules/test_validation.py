"""Validation: one sentence beside each thing to mend."""

from typing import Any

import pytest

from procedures.rules.validation import errors
from tests.procedures.rules.definitions import definition, facts_from, field, page

pytestmark = pytest.mark.pure

FORM = definition(
    page(
        "a",
        field("name", "person_name"),
        field("note", required=False),
        field("sum", "computed", computed={"function": "sum", "of": ["pages"]}),
        field("born", "date"),
        field("died", "date", required=False),
    ),
    page("b", field("hidden"), when={"field": "note", "op": "eq", "value": "thêm"}),
    page(
        "c",
        field("agree", "declaration"),
        field("docs", "table", columns=[field("pages", "integer"), field("copies", "integer")], min_rows=1),
    ),
    rules=[
        {
            "field": "died",
            "when": {"field": "died", "op": "filled"},
            "holds": {"field": "died", "op": "ge", "other": "born"},
            "message": {"vi": "Ngày mất phải sau ngày sinh."},
        },
        {
            "field": "copies",
            "holds": {"any": [{"field": "copies", "op": "gt", "value": 0}, {"field": "pages", "op": "eq", "value": 1}]},
            "message": {"vi": "Hãy ghi số bản."},
        },
    ],
)
GOOD = {"name": "Hoa", "born": "2000-01-01", "agree": True, "docs": [{"pages": 2, "copies": 1}]}


def found(answers: dict[str, Any], only: list[str] | None = None) -> dict[str, str]:
    return errors(FORM, answers, facts_from(FORM, answers), only)


def test_good_answers_have_no_errors() -> None:
    assert found(GOOD) == {}


def test_required_fields_must_be_filled_and_declarations_ticked() -> None:
    assert set(found({})) == {"name", "born", "agree", "docs"}
    assert found({**GOOD, "agree": False}) == {"agree": "Bạn cần đánh dấu cam đoan này để tiếp tục."}


def test_each_kind_is_checked() -> None:
    assert set(found({**GOOD, "name": "Hoa 2", "born": "2000-02-30"})) == {"name", "born"}


def test_hidden_fields_are_not_judged_and_shown_ones_are() -> None:
    assert set(found({**GOOD, "note": "thêm"})) == {"hidden"}


def test_a_rule_speaks_beside_its_field() -> None:
    assert found({**GOOD, "died": "1999-12-31"}) == {"died": "Ngày mất phải sau ngày sinh."}
    assert found({**GOOD, "died": "2000-01-01"}) == {}


def test_cells_are_named_by_table_row_and_column() -> None:
    rows = [{"pages": 1, "copies": 0}, {"pages": 2, "copies": 0}, {"pages": "x", "copies": 1}]
    assert found({**GOOD, "docs": rows}) == {
        "docs.1.copies": "Hãy ghi số bản.",
        "docs.2.pages": "Hãy nhập một số nguyên, ví dụ 12.",
    }


def test_only_the_fields_asked_for_are_judged() -> None:
    answers = {"died": "1999-12-31", "born": "2000-01-01", "docs": [{"pages": 2, "copies": 0}]}
    assert set(found(answers, ["died", "note"])) == {"died"}
    assert set(found(answers, ["docs"])) == {"docs.0.copies"}
    assert found(answers, ["born"]) == {}
