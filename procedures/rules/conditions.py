"""The one evaluator of `when`.

Two-valued and total: a comparison with something hidden or empty, or of things that do not compare, is False, and never
an error. `ne` holds exactly where `eq` does not, so also of an empty field; `not` turns its condition round; `filled`
asks whether there is a value (a declaration: whether it is ticked). No condition at all holds.

Numbers compare with numbers; dates with dates and ISO dates. A partial date compares as far as both sides are known:
1960 is neither before nor after 1960-05-12, and equal to it. Times compare with times and HH:MM. A table stands for the
number of its rows, and is filled when it has any. Texts are equal or not, never before or after.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from procedures.definition.conditions import AllOf, AnyOf, Compare, Condition, Not, Operator
from procedures.rules.values import PartialDate, partial_date, time_of_day

if TYPE_CHECKING:
    from procedures.rules.facts import Facts


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Whether the condition holds for these facts."""
    match condition:
        case None:
            return True
        case AllOf(all=inner):
            return all(holds(each, facts) for each in inner)
        case AnyOf(any=inner):
            return any(holds(each, facts) for each in inner)
        case Not(not_=opposite):
            return not holds(opposite, facts)
        case Compare():
            return _compare(condition, facts)


def _compare(condition: Compare, facts: Facts) -> bool:
    left = _known(condition.field, facts)
    right = _known(condition.other, facts) if condition.other else condition.value
    match condition.op:
        case Operator.FILLED:
            return facts.get(condition.field) not in (None, ())
        case Operator.NE:
            return not _equal(left, right)
        case _:
            return COMPARISONS[condition.op](left, right)


def _known(reference: str, facts: Facts) -> Any:
    value = facts.get(reference)
    if isinstance(value, tuple) and all(isinstance(row, Mapping) for row in value):
        return len(value)
    return value


def _equal(left: Any, right: Any) -> bool:
    if pair := _comparable(left, right):
        return bool(pair[0] == pair[1])
    return left is not None and type(left) is type(right) and bool(left == right)


def _ordered(order: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(left: Any, right: Any) -> bool:
        pair = _comparable(left, right)
        return pair is not None and order(*pair)

    return compare


def _in(left: Any, right: Any) -> bool:
    return isinstance(right, list | tuple) and any(_equal(left, each) for each in right)


def _contains(left: Any, right: Any) -> bool:
    return right in left if isinstance(left, str) and isinstance(right, str) else _in(right, left)


COMPARISONS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.EQ: _equal,
    Operator.LT: _ordered(operator.lt),
    Operator.LE: _ordered(operator.le),
    Operator.GT: _ordered(operator.gt),
    Operator.GE: _ordered(operator.ge),
    Operator.IN: _in,
    Operator.CONTAINS: _contains,
}


def _comparable(left: Any, right: Any) -> tuple[Any, Any] | None:
    """Both sides as numbers, as times, or as the parts of a date both know; None if they do not compare."""
    if _is_number(left) and _is_number(right):
        return _exact(left), _exact(right)
    if any(isinstance(side, time) for side in (left, right)):
        times = tuple(side if isinstance(side, time) else time_of_day(side) for side in (left, right))
        return (times[0], times[1]) if None not in times else None
    if not any(isinstance(side, date | PartialDate) for side in (left, right)):
        return None
    first, second = _date_parts(left), _date_parts(right)
    shorter = min(len(first), len(second))
    return (first[:shorter], second[:shorter]) if shorter else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _exact(number: int | float | Decimal) -> int | Decimal:
    """A number written 72.5 in a definition means just that, not the nearest binary fraction."""
    return Decimal(str(number)) if isinstance(number, float) else number


def _date_parts(value: Any) -> tuple[int, ...]:
    if isinstance(value, date):
        return value.year, value.month, value.day
    known = value if isinstance(value, PartialDate) else partial_date(value)
    return known.parts if known else ()
