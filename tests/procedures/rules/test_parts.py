"""Conditions on values with parts, on rows of a table and their number, and on times of the day."""

from datetime import time
from typing import Any

import pytest

from procedures.definition.form import Kind
from procedures.rules.conditions import holds
from procedures.rules.values import Parts
from tests.procedures.every_kind import MORE, answers, every_kind
from tests.procedures.rules.definitions import CONDITION, definition, facts_from, field, known, page

pytestmark = pytest.mark.pure

FORM = every_kind()


@pytest.mark.parametrize(
    ("reference", "operator", "value", "expected"),
    [
        ("person.birth_date", "lt", "2000-01-01", True),
        ("person.sex", "eq", "MALE", True),
        ("person.ethnicity", "filled", None, False),
        ("person.phone", "filled", None, False),
        ("person", "filled", None, True),
        ("person", "eq", "MALE", False),
        ("organisation.enterprise_code", "eq", "0100233488", True),
        ("address.unit", "eq", "90008", True),
        ("address.province", "eq", "31", True),
        ("birth_place.text", "contains", "Hải Dương", True),
        ("birth_place.unit", "filled", None, False),
        ("bank_account.holder", "eq", "NGUYEN THI HOA", True),
        ("short_text.unit", "filled", None, False),
        ("table", "eq", 2, True),
        ("table", "gt", 2, False),
        ("table", "filled", None, True),
        ("time", "eq", "08:30", True),
        ("time", "lt", "17:00", True),
        ("time", "lt", "noon", False),
        ("time", "in", ["07:00", "08:30"], True),
        ("nested_choice", "in", ["one", "two"], True),
        ("signature", "filled", None, True),
        ("enterprise_code", "eq", "0100233488", True),
        ("household_code", "eq", "31A8001234", True),
        ("passport", "ne", "C1234567", False),
        ("file", "filled", None, False),
        ("statement", "filled", None, False),
        ("heading", "filled", None, False),
        ("computed", "eq", 2, True),
    ],
)
def test_conditions_on_every_kind_of_value(reference: str, operator: str, value: Any, expected: bool) -> None:
    written = {"field": reference, "op": operator} | ({} if value is None else {"value": value})
    assert holds(CONDITION.validate_python(written), facts_from(FORM, answers())) is expected


def test_a_table_without_rows_counts_none_and_is_not_filled() -> None:
    facts = facts_from(FORM, {})
    assert holds(CONDITION.validate_python({"field": "table", "op": "lt", "value": 1}), facts)
    assert not holds(CONDITION.validate_python({"field": "table", "op": "filled"}), facts)
    hidden = definition(page("a", field("t", "table", columns=[field("x")], when={"field": "y", "op": "filled"})))
    assert not holds(CONDITION.validate_python({"field": "t", "op": "lt", "value": 1}), facts_from(hidden, {}))


def test_a_part_is_seen_from_a_row_too() -> None:
    facts = known(place=Parts({"unit": "90008"})).in_row({"place": Parts({"unit": "90050"})})
    assert facts.get("place.unit") == "90050"
    assert known(at=time(8)).get("at.hour") is None


def test_a_hidden_cell_counts_for_nothing() -> None:
    rows = [{"sort": "own", "owner": "Bà Lan", "pages": 1}, {"sort": "other", "owner": "Ông Hải"}]
    facts = facts_from(FORM, {"table": rows})
    assert facts.rows("table") == [{"sort": "own", "pages": 1}, {"sort": "other", "owner": "Ông Hải"}]


def test_what_hangs_on_a_hidden_cell_is_hidden_with_it() -> None:
    columns = [
        field("a", "yes_no"),
        field("b", when={"field": "a", "op": "eq", "value": True}),
        field("c", when={"field": "b", "op": "filled"}),
    ]
    chain = definition(page("p", field("t", "table", columns=columns)))
    row = {"b": "x", "c": "y"}
    assert facts_from(chain, {"t": [row | {"a": True}]}).rows("t") == [{"a": True, "b": "x", "c": "y"}]
    assert facts_from(chain, {"t": [row | {"a": False}]}).rows("t") == [{"a": False}]


def test_every_kind_that_asks_has_its_place_in_the_answers() -> None:
    silent = {Kind.COMPUTED, Kind.FILE, Kind.STATEMENT, Kind.HEADING}
    assert set(answers()) == {kind.value for kind in Kind if kind not in silent}
    assert set(MORE) <= set(Kind)
