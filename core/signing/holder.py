"""Who signs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Holder:
    """An agency as its certificate names it; `code` finds the key."""

    code: str
    name: str


CITY = Holder("H24", "Ủy ban nhân dân thành phố Hải Phòng")
