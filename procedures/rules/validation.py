"""Whether answers may be filed: every visible field filled as it must be, every cross-field rule kept."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from procedures.definition import ProcedureDefinition
from procedures.definition.form import FormField, Rule
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.identity import doubts
from procedures.rules.judging import field_errors
from procedures.rules.visibility import visible_fields


def errors(
    definition: ProcedureDefinition, answers: Mapping[str, Any], facts: Facts, only: Collection[str] | None = None
) -> dict[str, str]:
    """One sentence for each field to mend, by field id; a cell of a table as `table.row.column`, rows from 0.

    With `only`, just these fields are judged, and the rules that stand beside them.
    """
    fields = [field for field in visible_fields(definition, facts) if only is None or field.id in only]
    rules = [rule for rule in definition.form.rules if not rule.warning]
    return dict(_broken(rules, fields, facts)) | field_errors(fields, answers, facts)


def warnings(definition: ProcedureDefinition, answers: Mapping[str, Any], facts: Facts) -> dict[str, str]:
    """What may be passed over but should be looked at again, by the same places; nothing where an error stands."""
    fields = list(visible_fields(definition, facts))
    rules = [rule for rule in definition.form.rules if rule.warning]
    told = {place: words for field in fields for place, words in doubts(field, facts)}
    told |= dict(_broken(rules, fields, facts))
    wrong = field_errors(fields, answers, facts) if told else {}
    return {place: words for place, words in told.items() if place not in wrong}


def _broken(rules: list[Rule], fields: list[FormField], facts: Facts) -> Iterator[tuple[str, str]]:
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
