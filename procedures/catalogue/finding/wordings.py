"""The ways a query may be worded: as typed, without what says nothing, and as official texts say it."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from procedures.searching import plain, spoken, words

SYNONYMS = Path(__file__).parents[1] / "synonyms.json"
_MOST = 12
Words = tuple[str, ...]


@cache
def meanings() -> dict[Words, list[Words]]:
    """What people say, and the official phrases for it."""
    data: dict[str, list[str]] = _data()["meanings"]
    return {tuple(words(said)): [tuple(words(each)) for each in meant] for said, meant in data.items()}


@cache
def fillers() -> list[Words]:
    """What says nothing of the procedure that is meant; longer phrases first."""
    return sorted((tuple(words(each)) for each in _data()["fillers"]), key=len, reverse=True)


@cache
def _longest_first() -> list[Words]:
    return sorted(meanings(), key=len, reverse=True)


def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SYNONYMS.read_text(encoding="utf-8"))
    return loaded


def wordings(typed: Sequence[str]) -> list[Words]:
    """Each way once, as typed first, at most twelve."""
    ways = dict.fromkeys((tuple(typed), bare(tuple(typed))))
    for way in tuple(ways):
        ways |= dict.fromkeys(_said_officially(way))
    return [way for way in ways if way][:_MOST]


def bare(typed: Words) -> Words:
    """Without the fillers; as typed where nothing else would be left."""
    return _without_fillers(typed) or typed


def _without_fillers(typed: Words) -> Words:
    for filler in fillers():
        while (place := _place(filler, typed)) is not None:
            typed = typed[:place] + typed[place + len(filler) :]
    return typed


def _said_officially(typed: Words) -> Iterator[Words]:
    """With each official wording in the place of the longest phrase people use, and no fillers around it."""
    for said in _longest_first():
        if (place := _place(said, typed)) is not None:
            before, after = (_without_fillers(part) for part in (typed[:place], typed[place + len(said) :]))
            yield from (before + meant + after for meant in meanings()[said])
            return


def _place(phrase: Words, typed: Words) -> int | None:
    """Where the phrase stands among the words typed."""
    starts = range(len(typed) - len(phrase) + 1)
    return next((start for start in starts if all(map(_is_said, phrase, typed[start:]))), None)


def _is_said(meant: str, typed: str) -> bool:
    """Whether this may be that word: the same, or typed without any accent."""
    return spoken(typed) in (spoken(meant), plain(meant))
