"""Legal time: the term of each case, and the rules for supplements and extensions."""

from datetime import time
from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator

from core.calendar import Mode, Term
from core.errors import Invalid
from procedures.definition.base import Part, Prose


class TermRule(Part):
    """A length of time in one of the four modes: working days (or halves), calendar days, working hours, same day."""

    mode: Mode
    amount: Annotated[Decimal, Field(ge=0, le=2000)] = Decimal(0)
    cutoff: time | None = None

    @model_validator(mode="after")
    def _is_a_term(self) -> "TermRule":
        try:
            self.term()
        except Invalid as error:
            raise ValueError(str(error.message)) from error
        return self

    def term(self) -> Term:
        return Term(self.mode, self.amount, self.cutoff)


class SupplementRule(Part):
    """How often and when more may be asked; `within` and `answer_within` are working days (None: no limit)."""

    max_requests: int | None = Field(default=None, ge=0, le=99)
    within: Decimal | None = Field(default=None, ge=0)
    answer_within: Decimal | None = Field(default=None, ge=0)
    pauses_clock: bool = False
    ground: Prose | None = None


class Deadline(Part):
    supplement: SupplementRule = SupplementRule()
    max_extensions: int = Field(default=1, ge=0, le=9)
    pause_reasons: list[Prose] = Field(default=[], max_length=30)
    # Online filings must be answered within so many working hours (accept, ask, refuse).
    answer_online_within_hours: Decimal = Decimal(8)
