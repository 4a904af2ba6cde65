"""From values chosen for some references to answers as a person would give them: whole blocks, rows, and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from procedures.definition.form import FieldBase, FormField, Kind
from procedures.gate.search.domains import Domains
from procedures.rules.values import PartialDate, Parts

Json = dict[str, Any]
# The parts to fill in of what has parts without naming them.
PARTS = {
    Kind.ADDRESS: ["text"],
    Kind.BIRTH_PLACE: ["text"],
    Kind.BANK_ACCOUNT: ["bank", "number", "holder"],
}
ADDING = {"sum": 0, "product": 1}


def answers(domains: Domains, chosen: Mapping[str, Any]) -> Json:
    """What is chosen, and something ordinary wherever else an answer is required; by field id."""
    fields = domains.survey.fields.values()
    given = {field.id: _answer(domains, chosen, field) for field in fields if _wanted(domains, chosen, field)}
    for field in fields:
        if chosen.get(field.id) is not None and field.computed and field.computed.function in ADDING:
            _feed(domains, given, field.computed.of, chosen[field.id], ADDING[field.computed.function])
    return {name: value for name, value in given.items() if value is not None}


def _wanted(domains: Domains, chosen: Mapping[str, Any], field: FormField) -> bool:
    required = field.required and field.id not in domains.survey.recorded
    return field.kind is not Kind.COMPUTED and (field.id in chosen or required)


def _answer(domains: Domains, chosen: Mapping[str, Any], field: FormField) -> Any:
    value = chosen[field.id] if field.id in chosen else _ordinary(domains, field.id)
    if field.kind is Kind.TABLE and isinstance(value, int):
        return [_row(domains, chosen, field) for _number in range(value)]
    return _one(domains, chosen, field, "", value)


def _row(domains: Domains, chosen: Mapping[str, Any], table: FormField) -> Json:
    row = {}
    for column in table.columns:
        name = f"{table.id}/{column.id}"
        ordinary = _ordinary(domains, column.id, table.id) if column.required else None
        row[column.id] = _one(domains, chosen, column, table.id, chosen.get(name, ordinary))
    return {name: value for name, value in row.items() if value is not None}


def _one(domains: Domains, chosen: Mapping[str, Any], field: FieldBase, row: str, value: Any) -> Any:
    """The answer with this value: of a block, an address or an account, its parts."""
    parts = [part.name for part in field.parts if part.required] or PARTS.get(field.kind, [])
    if value is None or not parts:
        return as_json(value)
    prefix = f"{row}/{field.id}." if row else f"{field.id}."
    known = {part: _ordinary(domains, f"{field.id}.{part}", row) for part in parts}
    known |= {name.removeprefix(prefix): value for name, value in chosen.items() if name.startswith(prefix)}
    return {part: as_json(value) for part, value in known.items() if value is not None}


def _ordinary(domains: Domains, reference: str, row: str = "") -> Any:
    domain = domains.of(reference, row)
    return next((value for value in domain.values if value is not None), None) if domain else None


def _feed(domains: Domains, given: Json, names: list[str], value: Any, neutral: int) -> None:
    """Gives the first of the names the whole value, and the others what adds nothing to it."""
    for number, name in enumerate(names):
        mine = neutral if number else value
        if table := next(iter(domains.survey.columns.get(name, [])), ""):
            for at, row in enumerate(given.get(table) or []):
                row[name] = at < mine if isinstance(row.get(name), bool) else neutral if at else as_json(mine)
        else:
            given[name] = as_json(mine)


def as_json(value: Any) -> Any:
    """A value as it is stored in answers."""
    match value:
        case PartialDate():
            return "-".join(f"{part:02}" for part in value.parts)
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case tuple():
            return list(value)
        case time():
            return f"{value:%H:%M}"
        case Parts(values=parts):
            return {name: as_json(part) for name, part in parts.items()}
        case _:
            return value
