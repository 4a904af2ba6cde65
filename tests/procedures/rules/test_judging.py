"""What is wrong with an answer by itself, as it is asked for these facts."""

from datetime import date
from typing import Any

import pytest

from procedures.rules.judging import field_errors
from procedures.rules.validation import errors
from procedures.rules.visibility import rows_shown, visible_fields
from tests.procedures.rules.definitions import choices, definition, facts_from, field, page

pytestmark = pytest.mark.pure

WIDOWED = {"field": "state", "op": "eq", "value": "widowed"}
ROWS = [
    field("sort", "choice", options=choices("own", "other")),
    field("owner", when={"field": "sort", "op": "eq", "value": "other"}),
    field("pages", "integer", required=False, required_when={"field": "sort", "op": "eq", "value": "own"}),
    field("since", "date", required=False, past=True),
]
FORM = definition(
    page(
        "a",
        field("state", "choice", options=choices("single", "widowed")),
        field("spouse", required=False, required_when=WIDOWED, missing={"vi": "Hãy ghi người đã mất."}),
        field("born", "partial_date", required=False, past=True),
        field("docs", "table", required=False, min_rows=2, columns=ROWS),
        field("parent", "person", required=False, parts=[{"name": "full_name"}, {"name": "birth_date"}]),
        field("child", "person", required=False, parts=[{"name": "full_name"}, {"name": "sex", "required": False}]),
    )
)


def found(answers: dict[str, Any], today: date = date(2026, 11, 23)) -> dict[str, str]:
    answers = {"state": "single"} | answers
    return errors(FORM, answers, facts_from(FORM, answers, today))


def test_what_is_required_only_sometimes() -> None:
    assert found({}) == {}
    assert found({"state": "widowed"}) == {"spouse": "Hãy ghi người đã mất."}
    assert found({"state": "widowed", "spouse": "Lan"}) == {}


def test_the_past_ends_on_the_day_of_filing() -> None:
    assert found({"born": "2026-11"}) == {}
    assert set(found({"born": "2026-12"})) == {"born"}
    assert found({"born": "2030"}, date(2031, 1, 1)) == {}
    assert set(found({"born": "2026-11-23"}, date(2026, 11, 22))) == {"born"}


def test_cells_are_asked_by_their_own_row() -> None:
    rows = [{"sort": "own"}, {"sort": "other"}, {"sort": "other", "owner": "Lan", "since": "2027-01-01"}]
    assert set(found({"docs": rows})) == {"docs.0.pages", "docs.1.owner", "docs.2.since"}
    assert found({"docs": [{"sort": "own", "pages": 1}, {"sort": "other", "owner": "Lan"}]}) == {}


def test_what_stands_in_a_hidden_cell_is_neither_judged_nor_kept() -> None:
    rows = [{"sort": "own", "pages": 1, "owner": ["not a text"]}] * 2
    assert found({"docs": rows}) == {}
    table = next(each for each in visible_fields(FORM, facts_from(FORM, {})) if each.id == "docs")
    assert rows_shown(table, rows, facts_from(FORM, {})) == [{"sort": "own", "pages": 1}] * 2


def test_a_table_has_the_rows_it_must_have_or_none() -> None:
    assert found({"docs": [{"sort": "own", "pages": 1}]}) == {"docs": "Hãy điền ít nhất 2 dòng."}
    assert found({"docs": [{}, {"sort": " "}]}) == {}


def test_a_block_that_is_begun_is_finished_and_one_that_must_be_is_told_part_by_part() -> None:
    assert found({"parent": {"full_name": "", "birth_date": " "}}) == {}
    assert set(found({"parent": {"full_name": "Lan"}})) == {"parent.birth_date"}
    assert set(found({"parent": {"full_name": "Lan", "birth_date": "2027"}})) == {"parent.birth_date"}
    assert set(found({"parent": "Lan"})) == {"parent"}
    assert set(found({"parent": {"full_name": "Lan", "birth_date": "1960", "x": "y"}})) == {"parent"}
    required = FORM.form.fields()[-1].model_copy(update={"required": True})
    assert set(field_errors([required], {}, facts_from(FORM, {}))) == {"child.full_name"}
