"""Answers as stored (JSON) read as typed values. Reading never fails: what is empty or of another kind is None."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from procedures.definition.form import FieldBase, FormField, Kind

LARGEST = 10**15
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class PartialDate:
    """A day known to the year, the month or the day: parts (1960,), (1960, 5) or (1960, 5, 12). ValueError if none."""

    parts: tuple[int, ...]

    def __post_init__(self) -> None:
        self.first_day()

    def first_day(self) -> date:
        """The first day it can be, as reckoned when ages are (TTLT 01/2016/TANDTC-VKSNDTC-BTP Art. 2)."""
        year, month, day = (*self.parts, 1, 1)[:3]
        return date(year, month, day)


@dataclass(frozen=True)
class Address:
    text: str
    unit: str


Scalar = bool | int | Decimal | date | PartialDate | Address | str | tuple[str, ...]
Row = Mapping[str, Scalar]
Value = Scalar | tuple[Row, ...]


def typed(raw: Any, field: FieldBase) -> Value | None:
    """The value of one answer; None when it is empty, or not of the field's kind."""
    if isinstance(field, FormField) and field.kind is Kind.TABLE:
        return _rows(raw, field)
    return scalar(raw, field)


def scalar(raw: Any, field: FieldBase) -> Scalar | None:
    """The value of an answer that is no table; a computed field has none of its own."""
    return READERS.get(field.kind, _text)(raw)


def _text(raw: Any) -> str | None:
    return raw if isinstance(raw, str) and raw.strip() else None


def _whole(raw: Any) -> int | None:
    whole = isinstance(raw, int) and not isinstance(raw, bool)
    return raw if whole and abs(raw) <= LARGEST else None


def _decimal(raw: Any) -> Decimal | None:
    try:
        number = Decimal(str(raw))
    except (ValueError, InvalidOperation):
        return None
    return number if number.is_finite() and abs(number) <= LARGEST else None


def _date(raw: Any) -> date | None:
    known = partial_date(raw)
    return known.first_day() if known and len(known.parts) == 3 else None


def partial_date(raw: Any) -> PartialDate | None:
    """The date in yyyy, yyyy-mm or yyyy-mm-dd; None for anything else, and for a day that does not exist."""
    found = PARTIAL.fullmatch(raw) if isinstance(raw, str) else None
    try:
        return PartialDate(tuple(int(part) for part in found.groups() if part)) if found else None
    except ValueError:
        return None


def _flag(raw: Any) -> bool | None:
    return raw if isinstance(raw, bool) else None


def _ticked(raw: Any) -> bool | None:
    return True if raw is True else None


def _several(raw: Any) -> tuple[str, ...] | None:
    return tuple(each for each in raw if isinstance(each, str)) or None if isinstance(raw, list) else None


def _address(raw: Any) -> Address | None:
    if not isinstance(raw, dict):
        return None
    text, unit = (_text(raw.get(part)) or "" for part in ("text", "unit"))
    return Address(text, unit) if text or unit else None


def _nothing(raw: Any) -> None:
    return None


def _rows(raw: Any, field: FormField) -> tuple[Row, ...] | None:
    rows = [_row(row, field) for row in raw if isinstance(row, dict)] if isinstance(raw, list) else []
    return tuple(row for row in rows if row) or None


def _row(raw: Mapping[str, Any], field: FormField) -> Row:
    cells = ((column.id, scalar(raw.get(column.id), column)) for column in field.columns)
    return {name: value for name, value in cells if value is not None}


READERS: dict[Kind, Callable[[Any], Scalar | None]] = {
    Kind.INTEGER: _whole,
    Kind.MONEY: _whole,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.PARTIAL_DATE: partial_date,
    Kind.MULTIPLE_CHOICE: _several,
    Kind.YES_NO: _flag,
    Kind.DECLARATION: _ticked,
    Kind.ADDRESS: _address,
    Kind.COMPUTED: _nothing,
}
