"""Fees (phí) and charges (lệ phí), in whole đồng."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from procedures.definition.base import Identifier, Part, Prose, Text
from procedures.definition.conditions import Reference
from procedures.definition.form import When

Dong = Annotated[int, Field(ge=0, le=10**12)]


class FeeKind(StrEnum):
    FEE = "FEE"
    CHARGE = "CHARGE"


class Fixed(Part):
    type: Literal["fixed"]
    amount: Dong


class PerUnit(Part):
    """`amount` for each of `quantity`."""

    type: Literal["per_unit"]
    amount: Dong
    quantity: Reference


class Tier(Part):
    """Units up to and including `up_to` (none: all further ones) cost `amount` each."""

    up_to: int | None = Field(default=None, ge=1)
    amount: Dong


class Tiered(Part):
    """Each unit at the price of its tier, at most `cap`, the whole `times` another quantity."""

    type: Literal["tiered"]
    quantity: Reference
    tiers: list[Tier] = Field(min_length=1, max_length=20)
    cap: Dong | None = None
    times: Reference | None = None


class ByTable(Part):
    """The amount stands in a table by the value of one choice, the whole `times` a quantity."""

    type: Literal["by_table"]
    field: Reference
    amounts: dict[str, Dong] = Field(max_length=500)
    times: Reference | None = None


class SetOutside(Part):
    """Another office fixes the amount; the portal tells how."""

    type: Literal["set_outside"]
    note: Text


Amount = Annotated[Fixed | PerUnit | Tiered | ByTable | SetOutside, Field(discriminator="type")]


class Exemption(Part):
    """Who pays `percent` less, by which rule, and (`evidence`) the paper that proves it."""

    id: Identifier
    name: Text
    when: When
    percent: int = Field(default=100, ge=1, le=100)
    ground: Prose
    evidence: Identifier | None = None


class FeeRule(Part):
    id: Identifier
    kind: FeeKind
    name: Text
    amount: Amount
    when: When | None = None
    # Reckoned once for each row of this table; quantities then name its columns.
    each_row_of: Identifier | None = None
    exemptions: list[Exemption] = Field(default=[], max_length=30)
    basis: Prose
