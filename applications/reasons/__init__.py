"""Sentences an officer chooses from and then mends: reasons of refusals, returns, stops, delays (reasons.json)."""

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("reasons.json")


def reasons_for(act: str) -> list[str]:
    """The sentences ready for this act, in Vietnamese as they will be printed; "…" is where one goes on writing.

    KeyError for an act that has none.
    """
    return _catalogue()[act]


@cache
def _catalogue() -> dict[str, list[str]]:
    known: dict[str, list[str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return known
