"""Which questions of a form decide what is asked of a person: papers, fees and legal time."""

from collections.abc import Iterable, Iterator

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.conditions import Compare
from procedures.definition.fees import ByTable, PerUnit, Tiered
from procedures.definition.form import Computed, FormField, Kind
from procedures.definition.places import places

# Answered by a choice or a number: nobody tells who they are before they file.
_SIMPLE = {
    Kind.CHOICE, Kind.NESTED_CHOICE, Kind.MULTIPLE_CHOICE, Kind.YES_NO, Kind.INTEGER, Kind.DECIMAL, Kind.MONEY,
    Kind.DATE, Kind.PARTIAL_DATE,
}  # fmt: skip


def deciding_fields(definition: ProcedureDefinition) -> list[FormField]:
    """Those questions that papers, fees and cases look at, and those by which these are asked or worked out."""
    fields = {field.id: (field, around) for field, around in _with_conditions(definition)}
    wanted = set(_named((*definition.cases, *definition.papers, *definition.fees)))
    while more := {name for each in wanted & fields.keys() for name in _named(_parts(*fields[each]))} - wanted:
        wanted |= more
    return [field for name, (field, _around) in fields.items() if name in wanted and field.kind in _SIMPLE]


def _with_conditions(definition: ProcedureDefinition) -> Iterator[tuple[FormField, list[Part]]]:
    """Every field of the form, and the conditions of its page and section."""
    for page in definition.form.pages:
        for section in page.sections:
            for field in section.fields:
                yield field, [when for when in (page.when, section.when) if when is not None]


def _parts(field: FormField, around: list[Part]) -> list[Part]:
    return [*around, *(part for part in (field.when, field.computed) if part is not None)]


def _named(parts: Iterable[Part]) -> Iterator[str]:
    """The fields that are looked at anywhere inside these parts; of an address in a block, the block."""
    for part in parts:
        for _place, inner in places(part):
            for reference in _references(inner):
                if reference:
                    yield reference.partition(".")[0]


def _references(part: Part) -> list[str | None]:
    match part:
        case Compare(field=field, other=other):
            return [field, other]
        case PerUnit(quantity=quantity):
            return [quantity]
        case Tiered(quantity=quantity, times=times):
            return [quantity, times]
        case ByTable(field=field, times=times):
            return [field, times]
        case Computed(of=of):
            return list(of)
    return []
