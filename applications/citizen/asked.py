"""The questions of a page as a template shows them."""

from collections.abc import Iterator, Sequence
from typing import Any

from applications.citizen.summary import in_words
from applications.citizen.way import Way
from procedures.definition.conditions import Condition, references
from procedures.definition.form import FormField, Kind, Page
from procedures.fields.forms import Sheet


def items(fields: Sequence[FormField], sheet: Sheet, way: Way) -> list[dict[str, Any]]:
    """A question, a table's rows, or a value the portal works out (left out until it can)."""
    return [item for field in fields if (item := _item(field, sheet, way))]


def _item(field: FormField, sheet: Sheet, way: Way) -> dict[str, Any]:
    if field.kind is Kind.TABLE:
        return {"table": field, "rows": sheet.rows(field)}
    if field.kind is Kind.COMPUTED:
        value = in_words(way.dossier, field, way.facts)
        return {"computed": field, "value": value} if value else {}
    return {"question": sheet.question(field)}


def controlling(page: Page) -> list[str]:
    """The questions whose answers make others of the page appear, or go into values worked out on it."""
    fields = [field for section in page.sections for field in section.fields]
    looked_at = set(_looked_at(page, fields))
    return [each.id for each in fields if looked_at & {each.id, *(column.id for column in each.columns)}]


def _looked_at(page: Page, fields: list[FormField]) -> Iterator[str]:
    conditions: list[Condition | None] = [section.when for section in page.sections]
    conditions += [field.when for field in fields]
    for condition in conditions:
        yield from references(condition) if condition else ()
    for field in fields:
        yield from field.computed.of if field.computed else ()
