"""What is sought, as a formula without negation: references among values, any of, all of, and relations between them.

A reference stands for a few representative values; a mask is the set of those allowed, one bit each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Masks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Among:
    """The value of `reference` is among those of `mask`; `full` has all the values it can have."""

    reference: str
    mask: int
    full: int


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """Two references fit together: `rows[i]` has the values of the second that go with value i of the first."""

    first: str
    second: str
    rows: tuple[int, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self.first, self.second})


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """The third reference is worked out from the two: `rows[i][j]` has the values of the second from which, with value
    i of the first, value j of the third comes.
    """

    first: str
    second: str
    third: str
    rows: tuple[tuple[int, ...], ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self.first, self.second, self.third})


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    parts: tuple[Formula, ...]


Formula = Among | Relation | Function | Every | Some
TRUE, FALSE = Every(()), Some(())


def every(*parts: Formula) -> Formula:
    """All of these, without those that hold anyway."""
    left = tuple(part for part in parts if part is not TRUE)
    return FALSE if FALSE in left else left[0] if len(left) == 1 else Every(left) if left else TRUE


def some(*parts: Formula) -> Formula:
    """Any of these, without those that never hold."""
    left = tuple(part for part in parts if part is not FALSE)
    return TRUE if TRUE in left else left[0] if len(left) == 1 else Some(left) if left else FALSE


def truth(formula: Formula, masks: Masks) -> bool | None:
    """Whether it holds for all that the masks allow (True), for nothing (False), or that is still open (None)."""
    if type(formula) is Among:
        now = masks.get(formula.reference, formula.full)
        return False if not now & formula.mask else True if not now & ~formula.mask else None
    if type(formula) is Every:
        return _all(formula.parts, masks)
    if type(formula) is Some:
        return _any(formula.parts, masks)
    return None


def _all(parts: tuple[Formula, ...], masks: Masks) -> bool | None:
    known: bool | None = True
    for part in parts:
        found = truth(part, masks)
        if found is False:
            return False
        known = known and found
    return known


def _any(parts: tuple[Formula, ...], masks: Masks) -> bool | None:
    known: bool | None = False
    for part in parts:
        found = truth(part, masks)
        if found:
            return True
        known = None if found is None else known
    return known
