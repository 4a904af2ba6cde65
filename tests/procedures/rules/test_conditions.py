"""Conditions: one evaluator, two-valued, that never fails."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.definition.conditions import AllOf, AnyOf, Condition, Not
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.values import PartialDate, Parts
from tests.procedures.rules.definitions import CONDITION, conditions, facts, known

pytestmark = pytest.mark.pure


def asked(condition: dict[str, Any], **values: Any) -> bool:
    return holds(CONDITION.validate_python(condition), known(**values))


@given(conditions(), facts())
def test_any_condition_gives_an_answer(condition: Condition, known: Facts) -> None:
    assert holds(condition, known) in (True, False)


@given(st.lists(conditions(), min_size=1, max_size=4), facts())
def test_the_logic_is_that_of_logic(inner: list[Condition], known: Facts) -> None:
    answers = [holds(each, known) for each in inner]
    assert holds(AllOf(all=inner), known) == all(answers)
    assert holds(AnyOf(any=inner), known) == any(answers)
    assert holds(Not.model_validate({"not": inner[0]}), known) != answers[0]


@given(facts(), st.sampled_from("abc"), st.sampled_from("abc"))
def test_ne_is_not_eq_and_order_has_one_direction(known: Facts, left: str, right: str) -> None:
    def is_(operator: str) -> bool:
        return holds(CONDITION.validate_python({"field": left, "op": operator, "other": right}), known)

    assert is_("ne") == (not is_("eq"))
    assert is_("lt") + is_("gt") <= 1
    if is_("le") and is_("ge"):
        assert is_("eq")


def test_no_condition_holds() -> None:
    assert holds(None, known())


@pytest.mark.parametrize("operator", ["eq", "lt", "le", "gt", "ge", "in", "contains"])
def test_nothing_is_true_of_an_empty_field(operator: str) -> None:
    value: Any = ["x", 1] if operator == "in" else 1
    assert not asked({"field": "a", "op": operator, "value": value})
    assert not asked({"field": "a", "op": operator, "other": "b"}, b=1)
    assert not asked({"field": "b", "op": operator, "other": "a"}, b=1)


def test_an_empty_field_is_other_than_anything_and_is_not_filled() -> None:
    assert asked({"field": "a", "op": "ne", "value": "x"})
    assert not asked({"field": "a", "op": "filled"})
    assert asked({"field": "a", "op": "filled"}, a=False)


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        (5, "eq", 5, True),
        (5, "eq", 5.0, True),
        (Decimal("0.1"), "eq", 0.1, True),
        (Decimal("100.01"), "gt", 100, True),
        (1, "eq", True, False),
        (True, "eq", 1, False),
        (True, "eq", True, True),
        ("5", "eq", 5, False),
        ("b", "gt", "a", False),
        (date(2026, 11, 23), "eq", "2026-11-23", True),
        (date(2026, 11, 23), "lt", "2026-11-24", True),
        (date(2026, 11, 23), "le", "2026-13-99", False),
        (PartialDate((1990,)), "lt", "2026-10-20", True),
        (PartialDate((2026,)), "lt", "2026-10-20", False),
        (PartialDate((2026,)), "eq", "2026-10-20", True),
        (PartialDate((2026, 9)), "lt", "2026-10-20", True),
        ("poor", "in", ["merit", "poor"], True),
        ("poor", "in", "poor", False),
        (("a", "b"), "contains", "b", True),
        (("a", "b"), "contains", "c", False),
        ("khai sinh", "contains", "sinh", True),
        (Parts({"text": "Thôn Đông", "unit": "90050"}), "eq", "90050", False),
    ],
)
def test_comparisons(left: Any, operator: str, right: Any, expected: bool) -> None:
    assert asked({"field": "a", "op": operator, "value": right}, a=left) is expected


def test_circumstances_are_facts() -> None:
    assert asked({"field": "@channel", "op": "eq", "value": "ONLINE"})
    assert asked({"field": "@case", "op": "eq", "value": "01"})
    assert asked({"field": "a", "op": "lt", "other": "@today"}, a=date(2026, 11, 22))
    assert not asked({"field": "@nothing", "op": "filled"})


def test_in_a_row_its_columns_come_before_fields() -> None:
    condition = CONDITION.validate_python({"field": "pages", "op": "gt", "value": 2})
    assert not holds(condition, known(pages=1))
    assert holds(condition, known(pages=1).in_row({"pages": 3}))
