"""What should be looked at again, but bars nobody."""

from typing import Any

import pytest

from procedures.rules.validation import errors, warnings
from tests.procedures.rules.definitions import choices, definition, facts_from, field, page

pytestmark = pytest.mark.pure

FORM = definition(
    page(
        "a",
        field("born", "partial_date"),
        field("sex", "choice", options=choices("MALE", "FEMALE", "X")),
        field("number", "personal_id", same_person={"birth": "born", "sex": "sex"}),
        field(
            "father",
            "person",
            required=False,
            parts=[{"name": "personal_id"}, {"name": "birth_date", "required": False}, {"name": "sex"}],
        ),
        field("rooms", "integer"),
    ),
    rules=[
        {
            "field": "rooms",
            "warning": True,
            "holds": {"field": "rooms", "op": "lt", "value": 100},
            "message": {"vi": "Có thật nhiều phòng thế không?"},
        }
    ],
)
GOOD = {"born": "1992-03-15", "sex": "FEMALE", "number": "031192000101", "rooms": 3}


def found(**changes: Any) -> dict[str, str]:
    answers = GOOD | changes
    facts = facts_from(FORM, answers)
    assert errors(FORM, answers, facts) == {}
    return warnings(FORM, answers, facts)


def test_nothing_to_look_at_again() -> None:
    assert found() == {}
    assert found(sex="X") == {}
    assert found(born="1992") == {}


@pytest.mark.parametrize(
    ("number", "born", "sex", "told"),
    [
        ("031192000101", "1993", "FEMALE", "năm 1992"),
        ("031192000101", "1992-01", "MALE", "giới tính nữ"),
        ("031088000102", "1988-11-02", "MALE", ""),
        ("031205000102", "2005-11-02", "MALE", ""),
        ("031305000102", "1905", "FEMALE", "năm 2005"),
    ],
)
def test_a_number_is_compared_with_birth_and_sex(number: str, born: str, sex: str, told: str) -> None:
    words = found(number=number, born=born, sex=sex).get("number", "")
    assert told in words
    assert bool(words) is bool(told)


def test_inside_a_block_its_own_parts_are_compared() -> None:
    father = {"personal_id": "031090000123", "birth_date": "1990", "sex": "MALE"}
    assert found(father=father) == {}
    assert set(found(father=father | {"sex": "FEMALE"})) == {"father.personal_id"}


def test_a_rule_that_only_warns_is_told_and_bars_nobody() -> None:
    assert found(rooms=100) == {"rooms": "Có thật nhiều phòng thế không?"}


def test_where_an_error_stands_nothing_else_is_told() -> None:
    answers = GOOD | {"number": "12", "rooms": "nhiều"}
    facts = facts_from(FORM, answers)
    assert set(errors(FORM, answers, facts)) == {"number", "rooms"}
    assert warnings(FORM, answers, facts) == {}
