"""References compared with each other, and how near each other their values must be tried."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

# A day to stand on where no other is named.
ANCHOR = date(2026, 7, 1)
# Of more than so many values named of one reference not every combination can be tried; nor more neighbours than these.
MOST_NAMED, MOST_NEIGHBOURS = 9, 8


class TooMany(Exception):
    """No small number of values stands for all that this reference can have."""


@dataclass
class Company:
    """References compared with each other: all constants named of any, and how far apart they are asked to be."""

    size: int = 1
    constants: set[Any] = field(default_factory=set)
    days_apart: set[int] = field(default_factory=set)
    years_apart: set[int] = field(default_factory=set)
    needles: set[str] = field(default_factory=set)

    def around(self, is_least: bool) -> range:
        """How far from a constant values are needed to keep all references apart; below only where nothing is less."""
        far = min(self.size, MOST_NEIGHBOURS) + 1
        return range(-far if is_least else -1, far + 1)
