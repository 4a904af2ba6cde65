"""What the value under a reference is like, as far as conditions, fees and computed values care."""

from dataclasses import dataclass
from enum import StrEnum

from procedures.definition.form import FieldBase, FormField, Kind, SubOption
from procedures.fields.blocks import columns


class Sort(StrEnum):
    """TEXT is equal or not; WHOLE (addresses, blocks) can only be asked whether it is filled; NONE has no answer."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    SEVERAL = "several"
    FLAG = "flag"
    TEXT = "text"
    WHOLE = "whole"
    NONE = "none"


SORTS: dict[Kind, Sort] = {
    Kind.INTEGER: Sort.NUMBER,
    Kind.DECIMAL: Sort.NUMBER,
    Kind.MONEY: Sort.NUMBER,
    Kind.TABLE: Sort.NUMBER,
    Kind.DATE: Sort.DATE,
    Kind.PARTIAL_DATE: Sort.DATE,
    Kind.TIME: Sort.TIME,
    Kind.CHOICE: Sort.CHOICE,
    Kind.NESTED_CHOICE: Sort.CHOICE,
    Kind.MULTIPLE_CHOICE: Sort.SEVERAL,
    Kind.YES_NO: Sort.FLAG,
    Kind.DECLARATION: Sort.FLAG,
    Kind.ADDRESS: Sort.WHOLE,
    Kind.BIRTH_PLACE: Sort.WHOLE,
    Kind.BANK_ACCOUNT: Sort.WHOLE,
    Kind.PERSON: Sort.WHOLE,
    Kind.ORGANISATION: Sort.WHOLE,
    Kind.FILE: Sort.NONE,
    Kind.STATEMENT: Sort.NONE,
    Kind.HEADING: Sort.NONE,
}

# What may be named of a value that has parts of its own.
INSIDE: dict[Kind, frozenset[str]] = {
    Kind.ADDRESS: frozenset({"text", "unit", "province", "commune"}),
    Kind.BIRTH_PLACE: frozenset({"text", "unit", "province"}),
    Kind.BANK_ACCOUNT: frozenset({"bank", "number", "holder"}),
}


@dataclass(frozen=True)
class Named:
    """What a reference names; `options`: the only values it can have, where they are known."""

    title: str
    sort: Sort
    options: frozenset[str] | None = None
    field: FieldBase | None = None


def sort_of(field: FieldBase) -> Sort:
    """The sort of a field's own value."""
    if field.kind is Kind.COMPUTED:
        words = isinstance(field, FormField) and field.computed and field.computed.function == "date_in_words"
        return Sort.TEXT if words else Sort.NUMBER
    return SORTS.get(field.kind, Sort.TEXT)


def options_of(field: FieldBase) -> frozenset[str] | None:
    """Every value a choice can have (of two levels: those chosen last); None for other kinds."""
    if field.kind not in (Kind.CHOICE, Kind.NESTED_CHOICE, Kind.MULTIPLE_CHOICE):
        return None
    ends = [option.options or [SubOption(value=option.value, label=option.label)] for option in field.options]
    return frozenset(leaf.value for each in ends for leaf in each)


def part_of(field: FieldBase, part: str, title: str) -> Named | None:
    """A part of an address, an account or a block; None when this one has no such part."""
    if part in INSIDE.get(field.kind, ()):
        return Named(title, Sort.TEXT)
    question = next((each for each in columns(field) if each.id == part), None)
    return Named(title, sort_of(question), options_of(question), question) if question else None
