"""Which pages and fields a person sees for these facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from procedures.definition.form import FormField, Page, Section
from procedures.rules.conditions import holds

if TYPE_CHECKING:
    from procedures.definition import ProcedureDefinition
    from procedures.rules.facts import Facts


def shown(fields: Iterable[FormField], facts: Facts) -> list[FormField]:
    """Those of these fields whose own condition holds."""
    return [field for field in fields if holds(field.when, facts)]


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
