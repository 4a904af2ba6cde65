"""Whether the answers may be filed: every visible field filled as it must be, every cross-field rule kept."""

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
    """One sentence for each visible field to mend (of `only` these, if given), by field id.

    A cell of a table is named `table.row.column`, rows from 0.
    """
    fields = [field for field in visible_fields(definition, facts) if only is None or field.id in only]
    return _rule_errors(definition, fields, facts) | field_errors(fields, answers)


def field_errors(fields: Iterable[FormField], answers: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with each of these fields by itself: empty though required, or not of its kind."""
    return {place: words for field in fields for place, words in _field_errors(field, answers.get(field.id))}


def _field_errors(field: FormField, raw: Any) -> Iterator[tuple[str, str]]:
    if field.kind is Kind.COMPUTED:
        return
    try:
        require(clean(raw, field), field)
    except Invalid as error:
        if error.fields:
            yield from ((f"{field.id}.{cell}", str(words)) for cell, words in error.fields.items())
        else:
            yield field.id, str(error.message)


def _rule_errors(definition: ProcedureDefinition, fields: list[FormField], facts: Facts) -> dict[str, str]:
    broken = (broken for rule in definition.form.rules for broken in _broken(rule, fields, facts))
    return {place: str(rule.message) for rule, place in broken}


def _broken(rule: Rule, fields: list[FormField], facts: Facts) -> Iterator[tuple[Rule, str]]:
    """The places where the rule is broken: its field if it is visible or, if it names a column, each row."""
    for place, scope in _places(rule.field, fields, facts):
        if holds(rule.when, scope) and not holds(rule.holds, scope):
            yield rule, place


def _places(name: str, fields: list[FormField], facts: Facts) -> Iterator[tuple[str, Facts]]:
    for field in fields:
        if field.id == name:
            yield name, facts
        elif any(column.id == name for column in field.columns):
            yield from ((f"{field.id}.{at}.{name}", facts.in_row(row)) for at, row in enumerate(facts.rows(field.id)))
