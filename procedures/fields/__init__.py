"""Each kind of field: what it accepts (`clean`), and how it is shown (`show`). The one place that knows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition.form import FieldBase, Kind
from procedures.fields.choices import ChoiceKind, DeclarationKind, MultipleChoiceKind, YesNoKind
from procedures.fields.dates import DateKind, PartialDateKind
from procedures.fields.kind import FieldKind
from procedures.fields.numbers import DecimalKind, IntegerKind, MoneyKind
from procedures.fields.places import AddressKind, CommuneKind, EthnicityKind, NationalityKind
from procedures.fields.tables import ComputedKind, TableKind
from procedures.fields.words import EmailKind, PersonalIdKind, PersonNameKind, PhoneKind, TaxCodeKind, TextKind

KINDS: dict[Kind, FieldKind] = {
    Kind.PERSON_NAME: PersonNameKind(),
    Kind.SHORT_TEXT: TextKind(longest=300),
    Kind.LONG_TEXT: TextKind(longest=5000),
    Kind.INTEGER: IntegerKind(),
    Kind.DECIMAL: DecimalKind(),
    Kind.MONEY: MoneyKind(),
    Kind.DATE: DateKind(),
    Kind.PARTIAL_DATE: PartialDateKind(),
    Kind.CHOICE: ChoiceKind(),
    Kind.MULTIPLE_CHOICE: MultipleChoiceKind(),
    Kind.YES_NO: YesNoKind(),
    Kind.EMAIL: EmailKind(),
    Kind.PHONE: PhoneKind(),
    Kind.PERSONAL_ID: PersonalIdKind(),
    Kind.TAX_CODE: TaxCodeKind(),
    Kind.ADDRESS: AddressKind(),
    Kind.COMMUNE: CommuneKind(),
    Kind.NATIONALITY: NationalityKind(),
    Kind.ETHNICITY: EthnicityKind(),
    Kind.DECLARATION: DeclarationKind(),
    Kind.COMPUTED: ComputedKind(),
    Kind.TABLE: TableKind(),
}


def clean(raw: Any, field: FieldBase) -> Any:
    """The JSON value of an answer (None when left empty). Invalid says in one sentence what to mend."""
    kind = KINDS[field.kind]
    if kind.is_empty(raw):
        return None
    return kind.clean(raw, field)


def require(value: Any, field: FieldBase) -> None:
    """Invalid when a required field was left empty (a declaration: not ticked)."""
    if field.required and (value is None or (field.kind is Kind.DECLARATION and value is not True)):
        raise Invalid(KINDS[field.kind].missing or _("Hãy điền mục này."))


def show(value: Any, field: FieldBase) -> str:
    """The answer in words for people; an empty answer is an empty string."""
    return "" if value is None else KINDS[field.kind].show(value, field)
