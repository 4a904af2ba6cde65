"""What the citizen holds in the end."""

from typing import Annotated

from pydantic import Field, StringConstraints

from procedures.definition.base import Identifier, Part, Text
from procedures.definition.form import When

# Words with {field_id} placeholders and nothing else: see procedures/rules/placeholders.py.
Template = Text


class ResultRow(Part):
    """One line of a result: a label and the value of one field."""

    field: Identifier
    label: Text | None = None


class ResultSection(Part):
    title: Text | None = None
    rows: list[ResultRow] = Field(default=[], max_length=60)
    text: Template | None = None


class ResultPaper(Part):
    """A paper issued when its step is completed (result_of), that step's branch was not refused, and `when` holds."""

    id: Identifier
    title: Text
    result_of: Identifier
    when: When | None = None
    number: Annotated[str, StringConstraints(pattern=r"^[^{}]*\{n\}[^{}]*$", max_length=60)]
    sections: list[ResultSection] = Field(default=[], max_length=20)
    signer_title: Text
    signers: list[ResultRow] = Field(
        default=[], max_length=4
    )  # who signs beside the office: in what capacity, named so
    valid_months: int | None = Field(default=None, ge=1, le=1200)


class OutcomeRule(Part):
    papers: list[ResultPaper] = Field(default=[], max_length=12)
    retention_years: int = Field(default=10, ge=1, le=200)
