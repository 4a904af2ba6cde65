"""What a reference names, as the search sees it: a field, a column of the present row, or a part of either."""

from dataclasses import dataclass

from procedures.definition.base import Text
from procedures.definition.form import Column, FieldBase, Kind
from procedures.fields.blocks import columns
from procedures.gate.survey import Survey

CIRCUMSTANCES = ("@case", "@channel", "@applicant_kind", "@today")


@dataclass(frozen=True)
class Source:
    """`table`: whose column it is; `whole`: of what it is a part; `optional`: may be left empty where it is asked;
    `is_recorded`: an officer fills it in, later.
    """

    reference: str
    field: FieldBase
    kind: Kind
    optional: bool
    table: str = ""
    whole: str = ""
    is_recorded: bool = False


def source(survey: Survey, reference: str, row: str = "") -> Source | None:
    """What the reference names seen from a row of the table `row`; None when it names nothing there."""
    name, _dot, part = reference.partition(".")
    column = survey.tables.get(row, {}).get(name)
    field = column or survey.fields.get(name)
    if field is None:
        return None
    table = row if column else ""
    if not part:
        recorded = field.id in survey.recorded
        # What officers fill in is empty as long as the dossier is not there yet.
        return Source(reference, field, field.kind, not field.required or recorded, table, is_recorded=recorded)
    if survey.named(reference, row) is None:
        return None
    asked = next((each for each in columns(field) if each.id == part), None) or _text_of(field, part)
    return Source(reference, asked, asked.kind, not asked.required, table, whole=name)


def _text_of(field: FieldBase, part: str) -> Column:
    """Addresses, places and accounts are made of texts; only an account has all of them."""
    return Column(id=part, kind=Kind.SHORT_TEXT, label=field.label, required=field.kind is Kind.BANK_ACCOUNT)


def is_elsewhere(survey: Survey, reference: str) -> bool:
    """Whether it is a column named outside its row, where it has no value."""
    return reference.partition(".")[0] in survey.columns


def leaves(field: FieldBase) -> dict[str, Text]:
    """What can be chosen, with its words: of two levels the second, where there is one."""
    found: dict[str, Text] = {}
    for option in field.options:
        found |= {inner.value: inner.label for inner in option.options} or {option.value: option.label}
    return found
