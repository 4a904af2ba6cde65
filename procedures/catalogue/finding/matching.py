"""Which procedures hold the words sought, the best first."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import and_

from procedures.catalogue.finding.holders import PREFIX_FROM, Holders, places
from procedures.catalogue.finding.index import Index
from procedures.searching import plain, spoken

Both = tuple[Holders, Holders]
# A code or part of one; the long form names the agency that localised it: 1.001193.000.00.00.H24.
_CODE = re.compile(r"\s*([\d.]*\d[\d.]*?)(?:\.000\.00\.00\.[A-Z]\d\d)?\s*", re.IGNORECASE)
_SHORTEST_CODE = 3


def ranks(words: Sequence[str], index: Index) -> Iterator[int]:
    """The procedures with all these words: each set holds what the sets before it hold, and worse matches.

    Words as they were typed come before words that only fold alike (khai tử, khai tư), a word typed without accents
    standing for any; and each time the whole name, the phrase in a name, the words in a name, the words anywhere.
    """
    for heard in (_typed, _bare_as_any, _folded):
        in_name = _all(index.in_name, words, heard)
        in_order = _phrase(in_name, words, index)
        yield _whole(in_order, words, index)
        yield in_order
        yield in_name
        yield _all(index.in_text, words, heard)


def _all(holders: Both, words: Sequence[str], heard: Callable[[Both, str], int]) -> int:
    return reduce(and_, (heard(holders, word) for word in words))


def _typed(holders: Both, word: str) -> int:
    return holders[0].of(spoken(word))


def _bare_as_any(holders: Both, word: str) -> int:
    return holders[plain(word) == spoken(word)].of(spoken(word))


def _folded(holders: Both, word: str) -> int:
    return holders[1].of(plain(word))


def _phrase(found: int, words: Sequence[str], index: Index) -> int:
    """Those of `found` whose name holds the words one after the other, the last perhaps only begun."""
    phrase = f" {' '.join(map(plain, words))}" + ("" if len(words[-1]) >= PREFIX_FROM else " ")
    return sum(1 << place for place in places(found) if phrase in index.names[place])


def _whole(found: int, words: Sequence[str], index: Index) -> int:
    """Those of `found` that are called just so; that it is a procedure ("Thủ tục …") need not be said."""
    name = f" {' '.join(map(plain, words))} "
    return sum(1 << place for place in places(found) if index.names[place].removeprefix(" thu tuc") == name)


def of_code(query: str, index: Index) -> list[int]:
    """The procedures whose code this is, begins with, or has in it."""
    part = _CODE.fullmatch(query)
    if part is None or len(part[1]) < _SHORTEST_CODE:
        return []
    tests: list[Callable[[str], bool]] = [
        part[1].__eq__,
        lambda code: code.startswith(part[1]),
        lambda code: part[1] in code,
    ]
    return [sum(1 << place for place, row in enumerate(index.rows) if test(row.code)) for test in tests]
