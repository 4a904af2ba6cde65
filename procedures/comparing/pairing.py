"""Which part of one list is which of another: by stable id or code, else by what it says, at last by its turn."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from procedures.comparing.spots import Spot, written
from procedures.definition.base import Part
from procedures.definition.examples import Example
from procedures.definition.form import BlockPart, Option, Rule, Section, SubOption
from procedures.definition.general import Answered, ChannelRule, Eligibility, LegalBasis
from procedures.definition.outcome import ResultRow, ResultSection
from procedures.definition.process import Parallel

# What tells a part from others of its list; None: nothing does.
Mark = Callable[[Any], Hashable]


def _first(name: str, key: str) -> Mark:
    """The key of the first part in this list."""
    return lambda part: next((getattr(each, key) for each in getattr(part, name)), None)


def _words(name: str) -> Mark:
    return lambda part: text.vi if (text := getattr(part, name)) else None


def _key(*names: str) -> Mark:
    return lambda part: tuple(getattr(part, name) for name in names)


def _turn(part: Part) -> Hashable:
    return True


def _id(part: Part) -> Hashable:
    return getattr(part, "id", None) or getattr(part, "code", None)


# The marks of parts without an id or a code, the surest first.
MARKS: dict[type[Part], tuple[Mark, ...]] = {
    Section: (_first("fields", "id"), _words("title"), _turn),
    Rule: (lambda rule: (rule.field, rule.message.vi), _key("field")),
    Option: (_key("value"),),
    SubOption: (_key("value"),),
    BlockPart: (_key("name"),),
    ChannelRule: (_key("channel"),),
    LegalBasis: (_key("number", "title"), _key("number")),
    Eligibility: (_words("question"), _turn),
    Answered: (_words("question"), _turn),
    Parallel: (_first("branches", "code"), _turn),
    ResultSection: (_words("title"), _first("rows", "field"), _turn),
    ResultRow: (_key("field"), _turn),
    Example: (_key("name"), _turn),
}


class Pairs:
    """`both`: the parts in both lists, in the new order; what is left of the old and of the new."""

    def __init__(self, old: Sequence[Spot], new: Sequence[Spot]) -> None:
        partners: dict[int, int] = {}
        for turn in range(1 + max(map(len, MARKS.values()))):
            taken, waiting = set(partners.values()), defaultdict[Hashable, deque[int]](deque)
            for index, spot in enumerate(old):
                if index not in taken:
                    waiting[_mark(spot.part, turn)].append(index)
            for index, spot in enumerate(new):
                mark = _mark(spot.part, turn)
                if index not in partners and mark is not None and waiting[mark]:
                    partners[index] = waiting[mark].popleft()
        order = sorted(partners)
        self.both = [(old[partners[index]], new[index]) for index in order]
        self.moved = [self.both[at] for at in _out_of_order([partners[index] for index in order])]
        self.gone = [spot for index, spot in enumerate(old) if index not in set(partners.values())]
        self.come = [spot for index, spot in enumerate(new) if index not in partners]


def _mark(part: Part, turn: int) -> Hashable:
    """First the same in every letter, then by each mark of its class."""
    marks: tuple[Mark, ...] = (written, *MARKS.get(type(part), (_id,)))
    mark = marks[turn](part) if turn < len(marks) else None
    return None if mark is None else (type(part), mark)


def _out_of_order(numbers: Sequence[int]) -> list[int]:
    """The fewest positions to take out so that the rest rises."""
    ends: list[int] = []
    lengths = []
    for number in numbers:
        lengths.append(bisect_left(ends, number))
        ends[lengths[-1] : lengths[-1] + 1] = [number]
    staying, wanted = set(), len(ends) - 1
    for at in reversed(range(len(numbers))):
        if lengths[at] == wanted:
            staying.add(at)
            wanted -= 1
    return [at for at in range(len(numbers)) if at not in staying]
