"""Which questions of a form decide what is asked of a person: papers, fees and legal time."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.conditions import Compare, Condition, references
from procedures.definition.fees import ByTable, PerUnit, Tiered
from procedures.definition.form import Computed, FormField, Kind, Page, Section
from procedures.definition.places import places

# Answered by a choice or a number: nobody tells who they are before they file.
_SIMPLE = {
    Kind.CHOICE, Kind.NESTED_CHOICE, Kind.MULTIPLE_CHOICE, Kind.YES_NO, Kind.INTEGER, Kind.DECIMAL, Kind.MONEY,
    Kind.DATE, Kind.PARTIAL_DATE,
}  # fmt: skip

_Part = TypeVar("_Part", Page, Section, FormField)


def deciding_fields(definition: ProcedureDefinition) -> list[FormField]:
    """Those questions that papers, fees and cases look at, and those by which these are asked or worked out."""
    fields = {field.id: (field, around) for field, around in _with_conditions(definition)}
    wanted = set(_named((*definition.cases, *definition.papers, *definition.fees)))
    while more := {name for each in wanted & fields.keys() for name in _named(_parts(*fields[each]))} - wanted:
        wanted |= more
    return [field for name, (field, _around) in fields.items() if name in wanted and field.kind in _SIMPLE]


def asked_of_anybody(definition: ProcedureDefinition) -> ProcedureDefinition:
    """The same, without the conditions that look at what nobody is asked before they file.

    What would hang on a residence is asked then, with its own hint to whom it matters; it is never taken for settled.
    """
    hidden = {field.id for field in definition.form.fields() if field.kind not in _SIMPLE | {Kind.COMPUTED}}
    pages = [_opened(page, hidden) for page in definition.form.pages]
    return definition.model_copy(update={"form": definition.form.model_copy(update={"pages": pages})})


def _opened(page: Page, hidden: set[str]) -> Page:
    sections = [_without(section, hidden, fields=_fields(section, hidden)) for section in page.sections]
    return _without(page, hidden, sections=sections)


def _fields(section: Section, hidden: set[str]) -> list[FormField]:
    return [_without(field, hidden) if field.kind in _SIMPLE else field for field in section.fields]


def _without(part: _Part, hidden: set[str], **changed: object) -> _Part:
    """The part with `changed`, and without its condition where that looks at a hidden answer."""
    when: Condition | None = part.when
    looks = when is not None and any(name.partition(".")[0] in hidden for name in references(when))
    return part.model_copy(update=changed | ({"when": None} if looks else {}))


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
