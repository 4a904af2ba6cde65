"""The papers an officer goes through, to be ticked one by one. A tick is of the files as they are: others undo it."""

from collections.abc import Iterable
from dataclasses import dataclass

from applications.desk.reading import Row


@dataclass(frozen=True)
class Item:
    """One paper: `key` names it with its files, `anchor` leads to where it is read."""

    key: str
    row: Row
    is_checked: bool


@dataclass(frozen=True)
class Checklist:
    items: list[Item]

    @property
    def done(self) -> int:
        return sum(item.is_checked for item in self.items)


def checklist(rows: Iterable[Row], checked: Iterable[str]) -> Checklist:
    """What there is to check, with the ticks this officer left."""
    ticked = set(checked)
    return Checklist([Item(row.key, row, row.key in ticked) for row in rows])
