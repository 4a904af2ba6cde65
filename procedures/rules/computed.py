"""Values the portal works out from other fields: a closed set of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from core.text import date_in_words
from procedures.definition.form import Computed, FormField
from procedures.rules.values import PartialDate, Value

if TYPE_CHECKING:
    from procedures.rules.facts import Facts

Number = int | Decimal


def computed(fields: Iterable[FormField], facts: Facts) -> dict[str, Value]:
    """The values of the computed ones among these fields, where they can be worked out."""
    worked = ((field.id, work_out(field.computed, facts)) for field in fields if field.computed)
    return {name: value for name, value in worked if value is not None}


def work_out(rule: Computed, facts: Facts) -> Value | None:
    """The value, or None while something it needs is empty or of another kind."""
    return FUNCTIONS[rule.function](rule.of, facts)


def _numbers(references: list[str], facts: Facts) -> list[Number]:
    """Every number under these names; a column gives one for each row, a yes counts 1 and a no 0."""
    found = (value for name in references for value in facts.all_of(name))
    return [int(value) if isinstance(value, bool) else value for value in found if isinstance(value, Number)]


def _sum(references: list[str], facts: Facts) -> Number | None:
    numbers = _numbers(references, facts)
    return sum(numbers) if numbers else None


def _product(references: list[str], facts: Facts) -> Number | None:
    numbers = _numbers(references, facts)
    return prod(numbers) if len(numbers) == len(references) else None


def _count_rows(references: list[str], facts: Facts) -> int:
    return sum(len(facts.rows(table)) for table in references)


def _days(references: list[str], facts: Facts) -> list[date]:
    values = [facts.get(name) for name in references]
    known = (value.first_day() if isinstance(value, PartialDate) else value for value in values)
    return [value for value in known if isinstance(value, date)]


def _days_between(references: list[str], facts: Facts) -> int | None:
    days = _days(references, facts)
    return (days[1] - days[0]).days if len(days) == 2 else None


def _years_between(references: list[str], facts: Facts) -> int | None:
    days = _days(references, facts)
    return full_years(*days) if len(days) == 2 else None


def full_years(start: date, end: date) -> int:
    """Whole years from `start` to `end`; who was born on 29 February turns a year older on 1 March."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _date_in_words(references: list[str], facts: Facts) -> str | None:
    days = _days(references, facts)
    return date_in_words(days[0]) if days else None


FUNCTIONS: dict[str, Callable[[list[str], Facts], Value | None]] = {
    "sum": _sum,
    "product": _product,
    "count_rows": _count_rows,
    "days_between": _days_between,
    "years_between": _years_between,
    "date_in_words": _date_in_words,
}
