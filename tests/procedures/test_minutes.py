"""How long a form takes."""

import pytest

from procedures.fields.minutes import minutes, seconds
from tests.procedures.every_kind import every_kind
from tests.procedures.rules.definitions import definition, facts_from, field, page

pytestmark = pytest.mark.pure

YES = {"field": "ask", "op": "eq", "value": True}


def test_what_is_asked_is_summed_up() -> None:
    form = definition(page("a", field("ask", "yes_no", seconds=60)), page("b", field("b", seconds=240), when=YES))
    assert minutes(form) == 3
    assert minutes(form, facts_from(form, {"ask": True})) == 5
    assert minutes(form, facts_from(form, {"ask": False})) == 1


def test_it_takes_a_minute_at_least_and_part_of_one_counts() -> None:
    assert minutes(definition(page("a", field("a", seconds=0)))) == 1
    assert minutes(definition(page("a", field("a", seconds=61)))) == 2


def test_a_table_takes_as_long_as_the_rows_it_must_have() -> None:
    columns = [field("x", seconds=30), field("y", seconds=10)]
    table = definition(page("a", field("t", "table", columns=columns, min_rows=3))).form.fields()[0]
    assert seconds(table) == 120
    assert seconds(table.model_copy(update={"min_rows": 0})) == 40


def test_every_kind_takes_some_time() -> None:
    assert all(seconds(each) > 0 for each in every_kind().form.fields())
