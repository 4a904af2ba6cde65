"""The questions of a page as a template shows them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from applications.filling.paper_rows import PaperRow
from applications.filling.summary import in_words
from applications.filling.way import Way
from procedures.definition.conditions import Condition, references
from procedures.definition.form import Column, FormField, Kind, Page
from procedures.fields.forms import Sheet


def items(
    fields: Sequence[FormField], sheet: Sheet, way: Way, papers: Mapping[str, PaperRow], warnings: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What stands on the page for each field, with what to look at again there; nothing where there is nothing."""
    found = ((field, _item(field, sheet, way, papers)) for field in fields)
    return [item | {"warnings": _about(field, warnings)} for field, item in found if item]


def _item(field: FormField, sheet: Sheet, way: Way, papers: Mapping[str, PaperRow]) -> dict[str, Any]:
    """A value the portal works out is left out until it can be; a paper while it is not to be handed in."""
    match field.kind:
        case Kind.COMPUTED:
            value = in_words(way.dossier, field, way.facts)
            return {"computed": field, "value": value} if value else {}
        case Kind.FILE:
            row = papers.get(field.paper or "")
            return {"file": field, "row": row} if row and row.upload else {}
        case _:
            return sheet.item(field)


def _about(field: FormField, warnings: Mapping[str, str]) -> list[str]:
    return [words for place, words in warnings.items() if place.partition(".")[0] == field.id]


def controlling(page: Page) -> list[str]:
    """The questions whose answers make others of the page appear, or required, or go into values worked out on it."""
    fields = [field for section in page.sections for field in section.fields]
    looked_at = {reference.partition(".")[0] for reference in _looked_at(page, fields)}
    return [each.id for each in fields if looked_at & {each.id, *(column.id for column in each.columns)}]


def _looked_at(page: Page, fields: list[FormField]) -> Iterator[str]:
    asked: list[FormField | Column] = [*fields, *(column for field in fields for column in field.columns)]
    conditions: list[Condition | None] = [section.when for section in page.sections]
    conditions += [condition for each in asked for condition in (each.when, each.required_when)]
    for condition in conditions:
        yield from references(condition) if condition else ()
    for field in fields:
        yield from field.computed.of if field.computed else ()
