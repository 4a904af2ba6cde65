"""One thing that differs between two definitions."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """`place`: in the new document, of what was removed in the old one; `sentence`: in the reader's language."""

    place: str
    sentence: str
    kind: Change

    @property
    def order(self) -> list[tuple[int, str]]:
        """By place, as the numbers in it count."""
        keys = self.place.split("/")
        return [(int(key), "") if key.isdecimal() else (-1, key) for key in keys]
