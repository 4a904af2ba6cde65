"""Which pages, fields and cells a person sees for these facts, and which of them must be filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from procedures.definition.form import Column, FieldBase, FormField, Page, Section
from procedures.rules.conditions import holds
from procedures.rules.values import Row, typed_row

if TYPE_CHECKING:
    from procedures.definition import ProcedureDefinition
    from procedures.rules.facts import Facts


Asked = TypeVar("Asked", bound=FieldBase)


def shown(fields: Iterable[Asked], facts: Facts) -> list[Asked]:
    """Those of these fields whose own condition holds, as they are asked now: `required` or not."""
    return [_settled(field, facts) for field in fields if holds(field.when, facts)]


def _settled(field: Asked, facts: Facts) -> Asked:
    if field.required or field.required_when is None or not holds(field.required_when, facts):
        return field
    return field.model_copy(update={"required": True})


def columns_shown(columns: Sequence[Column], row: Row, facts: Facts) -> list[Column]:
    """What is asked in this row of a table: conditions see the row first, and hidden cells count for nothing in it."""
    known = row
    for _round in columns:
        asked = shown(columns, facts.in_row(known))
        left = {each.id: row[each.id] for each in asked if each.id in row}
        if left == known:
            break
        known = left
    return shown(columns, facts.in_row(known))


def rows_shown(table: FormField, rows: Sequence[Any], facts: Facts) -> list[dict[str, Any]]:
    """The rows (JSON) without the cells that are hidden in them."""
    return [
        {name: cell for name, cell in row.items() if name in {each.id for each in asked}}
        for row in rows
        for asked in [columns_shown(table.columns, typed_row(row, table.columns), facts)]
    ]


def kept(fields: Iterable[FormField], answers: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """The answers (JSON) to these fields, tables without the cells that are hidden in their rows."""
    given = [(field, answers[field.id]) for field in fields if field.id in answers]
    return {field.id: rows_shown(field, raw, facts) if field.columns and raw else raw for field, raw in given}


def visible_sections(page: Page, facts: Facts) -> list[tuple[Section, list[FormField]]]:
    """The sections of a page with the fields to show in each; a section without any is left out."""
    sections = ((section, shown(section.fields, facts)) for section in page.sections if holds(section.when, facts))
    return [(section, fields) for section, fields in sections if fields]


def visible_pages(definition: ProcedureDefinition, facts: Facts) -> list[Page]:
    """The pages with anything to fill in, in order."""
    return [page for page in definition.form.pages if holds(page.when, facts) and visible_sections(page, facts)]


def visible_fields(definition: ProcedureDefinition, facts: Facts) -> Iterator[FormField]:
    """The fields of the form to show, in the order a person meets them."""
    for page in visible_pages(definition, facts):
        for _section, fields in visible_sections(page, facts):
            yield from fields


def visible(definition: ProcedureDefinition, facts: Facts) -> set[str]:
    """The ids of the form's fields to show: those whose page, section and own condition hold."""
    return {field.id for field in visible_fields(definition, facts)}


def counted(definition: ProcedureDefinition, facts: Facts) -> list[FormField]:
    """The fields whose values count as known: visible ones of the form, and those of the officers' steps."""
    recorded = (field for step in definition.process.steps() for field in step.fields)
    return [*visible_fields(definition, facts), *shown(recorded, facts)]
