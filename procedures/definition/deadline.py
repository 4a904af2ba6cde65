"""Legal time: the term of each case, and the rules for supplements and extensions."""

from datetime import time
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator

from core.calendar import Mode, Term
from core.errors import Invalid
from procedures.definition.base import Identifier, Part, Prose, Text


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


class PauseReason(Part):
    """Why the legal clock may stand still, by which rule, and for how long at most."""

    id: Identifier
    name: Text
    ground: Prose
    longest: TermRule | None = None


def _reason(number: int, sentence: str) -> dict[str, Any]:
    return {"id": f"reason_{number}", "name": {"vi": sentence}, "ground": sentence}


class Deadline(Part):
    # What the officer may ask before acceptance (no clock runs yet), and during handling.
    intake: SupplementRule = SupplementRule()
    supplement: SupplementRule = SupplementRule()
    max_extensions: int = Field(default=1, ge=0, le=9)
    # An extension may be at most so many times the legal time (none: no limit known).
    max_extension_ratio: Decimal | None = Field(default=None, gt=0, le=10)
    pause_reasons: list[PauseReason] = Field(default=[], max_length=30)
    # Online filings must be answered within so many working hours (accept, ask, refuse).
    answer_online_within_hours: Decimal = Decimal(8)

    @field_validator("pause_reasons", mode="before")
    @classmethod
    def _named(cls, reasons: Any) -> Any:
        """In versions published before reasons had names, each was one sentence: its ground."""
        told = enumerate(reasons, start=1) if isinstance(reasons, list) else ()
        return [_reason(at, each) if isinstance(each, str) else each for at, each in told] or reasons
