"""What is wrong with an answer by itself: not of its kind, empty though required, in the future, too few rows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.errors import Invalid
from procedures.definition.form import SILENT, FieldBase, FormField
from procedures.fields import clean, require
from procedures.fields.blocks import columns
from procedures.fields.kind import is_empty
from procedures.fields.tables import filled_rows
from procedures.rules.facts import Facts
from procedures.rules.values import PartialDate, scalar, typed_row
from procedures.rules.visibility import columns_shown, rows_shown


def field_errors(fields: Iterable[FieldBase], answers: Mapping[str, Any], facts: Facts) -> dict[str, str]:
    """One sentence for each place to mend: `field`, `table.row.column` (rows from 0) or `block.part`."""
    return {place: words for field in fields for place, words in _errors(field, answers.get(field.id), facts)}


def _errors(field: FieldBase, raw: Any, facts: Facts) -> Iterator[tuple[str, str]]:
    """What is wrong inside a table or a block; where nothing is, what is wrong with the whole."""
    inside = {f"{field.id}.{place}": words for place, words in _inside(field, raw, facts)}
    if inside:
        yield from inside.items()
    elif field.kind not in SILENT and (words := _wrong(field, raw, facts)):
        yield field.id, words


def _inside(field: FieldBase, raw: Any, facts: Facts) -> Iterator[tuple[str, str]]:
    if isinstance(field, FormField) and field.columns:
        yield from _in_rows(field, filled_rows(raw, field.columns), facts)
    elif parts := columns(field):
        value = {} if is_empty(raw) else raw
        if isinstance(value, dict) and (value or field.required):
            yield from field_errors(parts, value, facts).items()


def _in_rows(table: FormField, rows: list[dict[str, Any]], facts: Facts) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows[: table.max_rows]):
        seen = typed_row(row, table.columns)
        asked = columns_shown(table.columns, seen, facts)
        for column, words in field_errors(asked, row, facts.in_row(seen)).items():
            yield f"{number}.{column}", words


def _wrong(field: FieldBase, raw: Any, facts: Facts) -> str:
    try:
        value = clean(_asked(field, raw, facts), field)
        _enough(value, field)
        require(value, field)
    except Invalid as error:
        return str(error.message)
    if field.past and _day(value, field) > facts.today:
        return _("Ngày này ở tương lai. Hãy xem lại.")
    return ""


def _asked(field: FieldBase, raw: Any, facts: Facts) -> Any:
    """A table without what is hidden in its rows; anything else as it is."""
    is_table = isinstance(raw, list) and all(isinstance(row, dict) for row in raw)
    return rows_shown(field, raw, facts) if isinstance(field, FormField) and field.columns and is_table else raw


def _enough(value: Any, field: FieldBase) -> None:
    """Invalid for a table with fewer rows than it must have; one that need not be filled may have none."""
    if not isinstance(field, FormField) or not field.columns or len(value or ()) >= field.min_rows:
        return
    if value or (field.required and not field.missing):
        raise Invalid(_("Hãy điền ít nhất %(least)s dòng.") % {"least": field.min_rows})


def _day(value: Any, field: FieldBase) -> date:
    """The day of a date, the first that a partial one can be; for anything else a day long ago."""
    known = scalar(value, field)
    day = known.first_day() if isinstance(known, PartialDate) else known
    return day if isinstance(day, date) else date.min
