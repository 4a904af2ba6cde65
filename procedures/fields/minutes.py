"""How long a form takes to read and fill."""

from collections.abc import Iterator
from math import ceil

from procedures.definition import ProcedureDefinition
from procedures.definition.form import FieldBase, FormField, Kind
from procedures.fields.blocks import columns
from procedures.rules.facts import Facts
from procedures.rules.visibility import visible_fields

# Seconds of kinds that take longer, or less, than the few words most take.
USUAL = 20
SECONDS: dict[Kind, int] = {
    Kind.LONG_TEXT: 90,
    Kind.CHOICE: 10,
    Kind.YES_NO: 8,
    Kind.NATIONALITY: 10,
    Kind.ETHNICITY: 10,
    Kind.COMMUNE: 10,
    Kind.DATE: 15,
    Kind.TIME: 10,
    Kind.PERSONAL_ID: 25,
    Kind.ADDRESS: 40,
    Kind.BIRTH_PLACE: 40,
    Kind.BANK_ACCOUNT: 60,
    Kind.FILE: 90,
    Kind.STATEMENT: 15,
    Kind.HEADING: 2,
    Kind.COMPUTED: 5,
}


def minutes(definition: ProcedureDefinition, facts: Facts | None = None) -> int:
    """Whole minutes, at least 1: of what is asked for these facts; without any, half of what is not always asked."""
    known = ((1.0, field) for field in visible_fields(definition, facts)) if facts else _weighed(definition)
    return max(1, ceil(sum(weight * seconds(field) for weight, field in known) / 60))


def seconds(field: FieldBase) -> int:
    """To read and fill this field: a block is its parts, a table the rows it must have, at least one."""
    if field.seconds is not None:
        return field.seconds
    if isinstance(field, FormField) and field.columns:
        return max(field.min_rows, 1) * sum(map(seconds, field.columns))
    parts = columns(field)
    return sum(map(seconds, parts)) if parts else SECONDS.get(field.kind, USUAL)


def _weighed(definition: ProcedureDefinition) -> Iterator[tuple[float, FormField]]:
    for page in definition.form.pages:
        for section in page.sections:
            for field in section.fields:
                always = page.when is None and section.when is None and field.when is None
                yield 1.0 if always else 0.5, field
