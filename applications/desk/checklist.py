"""The papers an officer goes through, to be ticked one by one. A tick is of the files as they are: others undo it."""

from collections.abc import Iterable
from dataclasses import dataclass

from applications.desk.reading import Row
from procedures.definition.papers import Mode
from procedures.definition.process import StepKind

CHECKING = {StepKind.RECEPTION, StepKind.HANDLING}
"""The steps at which papers are checked."""


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

    @property
    def left(self) -> int:
        return len(self.items) - self.done


def checklist(rows: Iterable[Row], checked: Iterable[str], at_counter: bool) -> Checklist:
    """What there is to check, with the ticks this officer left; what is only shown was seen `at_counter` alone."""
    ticked = set(checked)
    return Checklist([Item(row.key, row, row.key in ticked) for row in rows if _is_to_check(row, at_counter)])


def _is_to_check(row: Row, at_counter: bool) -> bool:
    """What was handed in, must be, or was shown; not what the office looks up itself, nor what nobody had to add."""
    if row.files or row.paper is None:
        return True
    return (row.paper.mode is Mode.PRESENT and at_counter) or (row.paper.mode is Mode.SUBMIT and row.paper.required)
