"""Worked examples: they run before publication and must pass."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from procedures.definition.base import Identifier, Part, Prose
from procedures.definition.fees import Dong
from procedures.definition.general import Channel


class Expected(Part):
    """What must come out. A part left out is not compared."""

    case: str | None = None
    shown: list[Identifier] | None = None  # these fields are visible
    hidden: list[Identifier] | None = None  # and these are not
    papers: list[Identifier] | None = None  # exactly these are asked (ids, any order)
    fee: Dong | None = None
    path: list[Identifier] | None = None  # exactly these steps run, in the order of the page
    results: list[Identifier] | None = None  # exactly these result papers are issued
    due_at: datetime | None = None
    errors: list[Identifier] | None = None  # exactly these fields are refused


class Example(Part):
    name: Prose
    answers: dict[Identifier, Any]
    channel: Channel = Channel.ONLINE
    applicant_kind: str = "CITIZEN"
    filed_on: date
    # Steps that end in refusal: their sequence stops there, the others go on.
    refused: list[Identifier] = Field(default=[], max_length=40)
    accepted_at: datetime | None = None
    expect: Expected = Field()
