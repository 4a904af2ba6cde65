"""The form: pages → sections → fields with stable ids."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from procedures.definition.base import Identifier, Part, Text
from procedures.definition.conditions import Condition, Reference, within_cost

When = Annotated[Condition, BeforeValidator(within_cost)]


class Kind(StrEnum):
    """What a field holds. Values are stored as JSON: see procedures/fields for each kind's shape."""

    PERSON_NAME = "person_name"
    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    CHOICE = "choice"
    MULTIPLE_CHOICE = "multiple_choice"
    YES_NO = "yes_no"
    EMAIL = "email"
    PHONE = "phone"
    PERSONAL_ID = "personal_id"
    TAX_CODE = "tax_code"
    ADDRESS = "address"
    COMMUNE = "commune"
    NATIONALITY = "nationality"
    ETHNICITY = "ethnicity"
    DECLARATION = "declaration"
    COMPUTED = "computed"
    TABLE = "table"


class Option(Part):
    value: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]
    label: Text


class Computed(Part):
    """A value the portal works out: closed functions over other fields, nothing else."""

    function: Literal["sum", "product", "days_between", "years_between", "count_rows", "date_in_words"]
    of: list[Reference] = Field(min_length=1, max_length=20)


class FieldBase(Part):
    id: Identifier
    kind: Kind
    label: Text
    hint: Text | None = None
    required: bool = True
    when: When | None = None
    # Where a signed-in person's own data comes from; see procedures/fields/prefill.py.
    prefill: (
        Literal[
            "full_name", "personal_id", "birth_date", "sex", "ethnicity", "nationality", "phone", "email", "residence",
            "organisation_name", "tax_code", "organisation_address",
        ]
        | None
    ) = None  # fmt: skip
    options: list[Option] = Field(default=[], max_length=500)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    # For dates: bounds relative to the day of filing.
    past: bool = False


class Column(FieldBase):
    """A field of a repeating table."""


class FormField(FieldBase):
    columns: list[Column] = Field(default=[], max_length=20)
    min_rows: int = Field(default=0, ge=0, le=100)
    max_rows: int = Field(default=20, ge=1, le=200)
    computed: Computed | None = None


class Section(Part):
    title: Text | None = None
    when: When | None = None
    fields: list[FormField] = Field(min_length=1, max_length=100)


class Page(Part):
    id: Identifier
    title: Text
    intro: Text | None = None
    when: When | None = None
    sections: list[Section] = Field(min_length=1, max_length=30)


class Rule(Part):
    """A cross-field rule: `holds` must be true (where `when` is), else `message` stands beside `field`."""

    field: Identifier
    when: When | None = None
    holds: When
    message: Text


class Form(Part):
    pages: list[Page] = Field(min_length=1, max_length=40)
    rules: list[Rule] = Field(default=[], max_length=100)

    def fields(self) -> list[FormField]:
        """All fields in the order a person meets them."""
        return [field for page in self.pages for section in page.sections for field in section.fields]
