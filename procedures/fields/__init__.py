"""Each kind of field: what it accepts (`clean`), and how it is shown (`show`). The one place that knows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from core.text import Sentence
from procedures.definition.form import SILENT, FieldBase, Kind
from procedures.fields.accounts import BankAccountKind
from procedures.fields.blocks import BlockKind
from procedures.fields.choices import ChoiceKind, DeclarationKind, MultipleChoiceKind, NestedChoiceKind, YesNoKind
from procedures.fields.codes import EnterpriseCodeKind, HouseholdCodeKind, PassportKind, PersonalIdKind, TaxCodeKind
from procedures.fields.dates import DateKind, PartialDateKind, TimeKind
from procedures.fields.kind import FieldKind, SilentKind, is_empty
from procedures.fields.nations import EthnicityKind, NationalityKind
from procedures.fields.numbers import DecimalKind, IntegerKind, MoneyKind
from procedures.fields.places import AddressKind, BirthPlaceKind, CommuneKind
from procedures.fields.tables import TableKind
from procedures.fields.words import EmailKind, PersonNameKind, PhoneKind, SignatureKind, TextKind

KINDS: dict[Kind, FieldKind] = {
    Kind.PERSON_NAME: PersonNameKind(),
    Kind.SHORT_TEXT: TextKind(longest=300),
    Kind.LONG_TEXT: TextKind(longest=5000),
    Kind.INTEGER: IntegerKind(),
    Kind.DECIMAL: DecimalKind(),
    Kind.MONEY: MoneyKind(),
    Kind.DATE: DateKind(),
    Kind.PARTIAL_DATE: PartialDateKind(),
    Kind.TIME: TimeKind(),
    Kind.CHOICE: ChoiceKind(),
    Kind.NESTED_CHOICE: NestedChoiceKind(),
    Kind.MULTIPLE_CHOICE: MultipleChoiceKind(),
    Kind.YES_NO: YesNoKind(),
    Kind.EMAIL: EmailKind(),
    Kind.PHONE: PhoneKind(),
    Kind.PERSONAL_ID: PersonalIdKind(),
    Kind.TAX_CODE: TaxCodeKind(),
    Kind.ENTERPRISE_CODE: EnterpriseCodeKind(),
    Kind.HOUSEHOLD_CODE: HouseholdCodeKind(),
    Kind.PASSPORT: PassportKind(),
    Kind.BANK_ACCOUNT: BankAccountKind(),
    Kind.ADDRESS: AddressKind(),
    Kind.COMMUNE: CommuneKind(),
    Kind.BIRTH_PLACE: BirthPlaceKind(),
    Kind.NATIONALITY: NationalityKind(),
    Kind.ETHNICITY: EthnicityKind(),
    Kind.DECLARATION: DeclarationKind(),
    Kind.SIGNATURE: SignatureKind(),
    Kind.PERSON: BlockKind(),
    Kind.ORGANISATION: BlockKind(),
    Kind.TABLE: TableKind(),
    **dict.fromkeys(SILENT, SilentKind()),
}


def clean(raw: Any, field: FieldBase) -> Any:
    """The JSON value of an answer (None when left empty). Invalid says in one sentence what to mend."""
    if is_empty(raw):
        return None
    try:
        return KINDS[field.kind].clean(raw, field)
    except Invalid as error:
        if field.wrong is None or error.fields:
            raise
        raise Invalid(str(field.wrong)) from error


def cleaned(fields: Iterable[FieldBase], raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Sentence]]:
    """The JSON value of each field, and a sentence for each that does not hold (`table.row.column`, `block.part`)."""
    values: dict[str, Any] = {}
    wrong: dict[str, Sentence] = {}
    for field in fields:
        try:
            values[field.id] = clean(raw.get(field.id), field)
        except Invalid as error:
            wrong[field.id] = error.message
            wrong |= {f"{field.id}.{inner}": sentence for inner, sentence in error.fields.items()}
    return values, wrong


def require(value: Any, field: FieldBase) -> None:
    """Invalid when a required field was left empty (a declaration: not ticked)."""
    if field.required and (value is None or (field.kind is Kind.DECLARATION and value is not True)):
        raise Invalid(str(field.missing or KINDS[field.kind].missing or _("Hãy điền mục này.")))


def show(value: Any, field: FieldBase) -> str:
    """The answer in words for people; an empty answer is an empty string."""
    return "" if value is None else KINDS[field.kind].show(value, field)
