"""Answers as stored (JSON) read as typed values. Reading never fails: what is empty or of another kind is None."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from procedures.definition.form import SILENT, FieldBase, FormField, Kind
from procedures.fields.blocks import columns
from procedures.fields.territories import CITY

LARGEST = 10**15
TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
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
class Parts:
    """A whole of named parts: an address, a bank account, a place of birth, a block. Empty parts are left out."""

    values: Mapping[str, "Scalar"]

    def get(self, name: str) -> "Scalar | None":
        return self.values.get(name)


Scalar = bool | int | Decimal | date | time | PartialDate | Parts | str | tuple[str, ...]
Row = Mapping[str, Scalar]
Value = Scalar | tuple[Row, ...]


def typed(raw: Any, field: FieldBase) -> Value | None:
    """The value of one answer; None when it is empty, or not of the field's kind. A table has rows, or ()."""
    if isinstance(field, FormField) and field.kind is Kind.TABLE:
        return _rows(raw, field)
    return scalar(raw, field)


def scalar(raw: Any, field: FieldBase) -> Scalar | None:
    """The value of an answer that is no table; a field that asks nothing has none of its own."""
    if field.kind in {Kind.PERSON, Kind.ORGANISATION}:
        return _whole(typed_row(raw, columns(field)) if isinstance(raw, dict) else {})
    return None if field.kind in SILENT else READERS.get(field.kind, _text)(raw)


def typed_row(raw: Mapping[str, Any], asked: Iterable[FieldBase]) -> Row:
    """The values of these fields among the raw ones, as far as they have any."""
    cells = ((each.id, scalar(raw.get(each.id), each)) for each in asked)
    return {name: value for name, value in cells if value is not None}


def _text(raw: Any) -> str | None:
    return raw if isinstance(raw, str) and raw.strip() else None


def _integer(raw: Any) -> int | None:
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


def time_of_day(raw: Any) -> time | None:
    """The time in HH:MM; None for anything else."""
    found = TIME.fullmatch(raw) if isinstance(raw, str) else None
    return time(int(found[1]), int(found[2])) if found else None


def _whole(parts: Row) -> Parts | None:
    return Parts(parts) if parts else None


def _named(raw: Any) -> Parts | None:
    """The parts that are texts."""
    texts = raw.items() if isinstance(raw, dict) else ()
    return _whole({name: part for name, part in texts if _text(part)})


def _place(raw: Any) -> Parts | None:
    """A commune chosen by its code lies in this city."""
    found = _named(raw)
    return Parts({"province": CITY, **found.values}) if found and found.get("unit") else found


def _rows(raw: Any, field: FormField) -> tuple[Row, ...]:
    rows = [typed_row(row, field.columns) for row in raw if isinstance(row, dict)] if isinstance(raw, list) else []
    return tuple(row for row in rows if row)


READERS: dict[Kind, Callable[[Any], Scalar | None]] = {
    Kind.INTEGER: _integer,
    Kind.MONEY: _integer,
    Kind.DECIMAL: _decimal,
    Kind.DATE: _date,
    Kind.PARTIAL_DATE: partial_date,
    Kind.MULTIPLE_CHOICE: _several,
    Kind.YES_NO: _flag,
    Kind.DECLARATION: _ticked,
    Kind.TIME: time_of_day,
    Kind.BANK_ACCOUNT: _named,
    Kind.ADDRESS: _place,
    Kind.BIRTH_PLACE: _place,
}
