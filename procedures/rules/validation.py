"""Whether answers may be filed: every visible field filled as it must be, every cross-field rule kept."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from core.errors import Invalid
from procedures.definition import ProcedureDefinition
from procedures.definition.form import FormField, Kind, Rule
from procedures.fields import clean, require
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.visibility import visible_fields


def errors(
    definition: ProcedureDefinition, answers: Mapping[str, Any], facts: Facts, only: Collection[str] | None = None
) -> dict[str, str]:
    """One sentence for each field to mend, by field id; a cell of a table as `table.row.column`, rows from 0.

    With `only`, just these fields are judged, and the rules that stand beside them.
    """
    fields = [field for field in visible_fields(definition, facts) if only is None or field.id in only]
    return dict(_rule_errors(definition.form.rules, fields, facts)) | field_errors(fields, answers)


def field_errors(fields: Iterable[FormField], answers: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with each of these fields by itself: empty though required, or not of its kind."""
    return {place: words for field in fields for place, words in _field_errors(field, answers.get(field.id))}


def _field_errors(field: FormField, raw: Any) -> Iterator[tuple[str, str]]:
    if field.kind is Kind.COMPUTED:
        return
    try:
        require(clean(raw, field), field)
    except Invalid as error:
        cells = {f"{field.id}.{cell}": str(words) for cell, words in error.fields.items()}
        yield from (cells or {field.id: str(error.message)}).items()


def _rule_errors(rules: list[Rule], fields: list[FormField], facts: Facts) -> Iterator[tuple[str, str]]:
    for rule in rules:
        for place, scope in _places(rule.field, fields, facts):
            if holds(rule.when, scope) and not holds(rule.holds, scope):
                yield place, str(rule.message)


def _places(name: str, fields: list[FormField], facts: Facts) -> Iterator[tuple[str, Facts]]:
    """Where a rule beside this name is asked: at the visible field or, if it is a column, in each row of its table."""
    for field in fields:
        if field.id == name:
            yield name, facts
        elif any(column.id == name for column in field.columns):
            yield from ((f"{field.id}.{at}.{name}", facts.in_row(row)) for at, row in enumerate(facts.rows(field.id)))
