"""Answers of an example: typed where they hold, else as they were written, for an example may show what is refused."""

from collections.abc import Iterable, Mapping
from typing import Any

from procedures.definition.form import FieldBase, FormField
from procedures.fields import cleaned
from procedures.fields.blocks import columns
from procedures.fields.kind import is_empty


def answered(fields: Iterable[FieldBase], raw: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of what was answered, by field id; what was left empty is left out."""
    known = {field.id: field for field in fields}
    values, wrong = cleaned(known.values(), raw)
    written = {name: _written(field, raw.get(name)) for name, field in known.items() if name in wrong}
    return {name: value for name, value in (values | written).items() if value is not None and not is_empty(value)}


def _written(field: FieldBase, raw: Any) -> Any:
    """As much of a wrong answer as is right, and the rest in the words it was written in."""
    if isinstance(raw, list) and isinstance(field, FormField) and field.columns:
        return [row for each in raw if (row := answered(field.columns, each))]
    if isinstance(raw, dict) and columns(field):
        return answered(columns(field), raw)
    return raw
