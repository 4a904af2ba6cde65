"""Knowing a part again: its mark, what is its own, and where it stands now."""

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Any

from core.errors import Invalid
from procedures.drafting.documents.addressing import at

# The keys that hold a part's own name.
NAMES = ("id", "code")


def part_mark(part: Any) -> str:
    """The fingerprint of a part of a stored document; what is left at its default and what is empty have one."""
    text = json.dumps(None if part in ({}, [], "") else part, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def own(part: Any, keys: Collection[str]) -> Any:
    """These keys of the part and its name; the whole part without keys, and where it has no name to know it by."""
    if not keys or not isinstance(part, dict) or part.keys().isdisjoint(NAMES):
        return part
    return {key: value for key, value in part.items() if key in keys or key in NAMES}


def name_mark(part: Any) -> str:
    """The mark of what a part is called, whatever is inside; of a part without a name, its mark."""
    return part_mark(own(part, NAMES))


def merged(part: Any, keys: Collection[str], new: Any) -> Any:
    """The part with these keys as they are in `new`; without keys, `new` itself."""
    if not keys:
        return new
    return {key: value for key, value in (part or {}).items() if key not in keys} | (new or {})


def differing(before: Any, after: Any) -> tuple[Any, Any]:
    """The two, of objects only the keys that differ."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return before, after
    keys = {key for key in before | after if before.get(key) != after.get(key)}
    return _only(before, keys), _only(after, keys)


def _only(part: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key in keys}


def standing(document: Any, place: str, seen: str, keys: Collection[str] = ()) -> str | None:
    """Where the part with this mark stands: there, or alone in the same place of another list or number."""

    def is_it(other: str) -> bool:
        return part_mark(own(now(document, other), keys)) == seen

    if is_it(place):
        return place
    if seen == part_mark(None) or not place.rpartition("/")[2].isdecimal():
        return None
    others = [other for other in _alike(document, place.split("/")) if is_it(other)]
    return others[0] if len(others) == 1 else None


def now(document: Any, place: str) -> Any:
    """What stands there; None where nothing does."""
    try:
        return at(document, place)
    except Invalid:
        return None


def _alike(node: Any, keys: list[str], begun: str = "") -> Iterator[str]:
    """Every place that differs from these keys in numbers only."""
    if not keys:
        yield begun.removeprefix("/")
    elif isinstance(node, list):
        for number, each in enumerate(node):
            yield from _alike(each, keys[1:], f"{begun}/{number}")
    elif isinstance(node, dict) and keys[0] in node:
        yield from _alike(node[keys[0]], keys[1:], f"{begun}/{keys[0]}")
