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
    TIME = "time"
    NESTED_CHOICE = "nested_choice"
    ENTERPRISE_CODE = "enterprise_code"
    HOUSEHOLD_CODE = "household_code"
    PASSPORT = "passport"
    BANK_ACCOUNT = "bank_account"
    BIRTH_PLACE = "birth_place"
    PERSON = "person"
    ORGANISATION = "organisation"
    FILE = "file"
    SIGNATURE = "signature"
    STATEMENT = "statement"
    HEADING = "heading"


# Kinds that ask nothing: words on the page, values worked out, papers handed in beside the questions.
SILENT = {Kind.COMPUTED, Kind.FILE, Kind.STATEMENT, Kind.HEADING}

OptionValue = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]


class SubOption(Part):
    """An option of the second level: its value is unique in the whole field."""

    value: OptionValue
    label: Text


class Option(Part):
    value: OptionValue
    label: Text
    # NESTED_CHOICE: what is chosen next. The answer is the value chosen last.
    options: list[SubOption] = Field(default=[], max_length=200)


class Computed(Part):
    """A value the portal works out: closed functions over other fields, nothing else."""

    function: Literal["sum", "product", "days_between", "years_between", "count_rows", "date_in_words"]
    of: list[Reference] = Field(min_length=1, max_length=20)


class BlockPart(Part):
    """One question of a PERSON or ORGANISATION block; which parts each may have: procedures/fields/blocks.py."""

    name: Literal[
        "full_name", "birth_date", "sex", "ethnicity", "nationality", "personal_id", "passport", "phone", "email",
        "residence", "organisation_name", "tax_code", "enterprise_code", "representative", "address",
    ]  # fmt: skip
    required: bool = True


class SamePerson(Part):
    """Where birth and sex of whom a personal ID belongs to are told: what its digits say otherwise is a warning."""

    birth: Reference | None = None
    sex: Reference | None = None


class FieldBase(Part):
    id: Identifier
    kind: Kind
    label: Text
    hint: Text | None = None
    # A filled-in example: "Nguyễn Thị Hoa", "0912345678".
    example: Text | None = None
    # The field's own sentences, where those of its kind do not say it well: left empty; not of its kind.
    missing: Text | None = None
    wrong: Text | None = None
    # Required always, or (required false) only when `required_when` holds.
    required: bool = True
    required_when: When | None = None
    when: When | None = None
    # Seconds to read and fill; none: the usual of its kind.
    seconds: int | None = Field(default=None, ge=0, le=3600)
    # Where a signed-in person's own data comes from; see procedures/fields/prefill.py.
    prefill: (
        Literal[
            "full_name", "personal_id", "birth_date", "sex", "ethnicity", "nationality", "phone", "email", "residence",
            "organisation_name", "tax_code", "organisation_address",
        ]
        | None
    ) = None  # fmt: skip
    # What was prefilled may not be corrected here, only where it comes from.
    locked: bool = False
    options: list[Option] = Field(default=[], max_length=500)
    parts: list[BlockPart] = Field(default=[], max_length=12)
    same_person: SamePerson | None = None
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
    # FILE: the paper whose files are handed in at this place of the form.
    paper: Identifier | None = None


class Section(Part):
    title: Text | None = None
    when: When | None = None
    fields: list[FormField] = Field(default=[], max_length=100)


class Page(Part):
    id: Identifier
    title: Text
    intro: Text | None = None
    when: When | None = None
    sections: list[Section] = Field(default=[], max_length=30)


class Rule(Part):
    """A cross-field rule: `holds` must be true (where `when` is), else `message` stands beside `field`.

    A `warning` is told and may be passed over; anything else must be mended before filing.
    """

    field: Identifier
    warning: bool = False
    when: When | None = None
    holds: When
    message: Text


class Form(Part):
    pages: list[Page] = Field(default=[], max_length=40)
    rules: list[Rule] = Field(default=[], max_length=300)

    def fields(self) -> list[FormField]:
        """All fields in the order a person meets them."""
        return [field for page in self.pages for section in page.sections for field in section.fields]
