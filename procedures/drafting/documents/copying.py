"""A copy of a part: what has a name in it gets a fresh one, and what is said inside of those follows."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from procedures.drafting.documents.marks import NAMES

# Keys whose value names a field, a column, a step or a paper.
REFERENCES = {
    "each_row_of", "evidence", "field", "may_return_to", "of", "other", "other_than", "paper", "pause_reason",
    "quantity", "result_of", "territory_field", "times", "birth", "sex",
}  # fmt: skip
LONGEST = 60
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def taken(document: Any) -> set[str]:
    """Every name in the document."""
    return set(_names(document))


def copied(part: Any, taken_ids: Collection[str]) -> Any:
    """The part under fresh names: `_2`, `_3` … behind a word, the next number for a number."""
    used, fresh = set(taken_ids), dict[str, str]()
    for name in _names(part):
        if name not in fresh:
            fresh[name] = next(other for other in _after(name) if other not in used)
            used.add(fresh[name])
    return _renamed(part, fresh)


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (node[key] for key in NAMES if isinstance(node.get(key), str))
    for inner in _children(node):
        yield from _names(inner)


def _children(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []


def _after(name: str) -> Iterator[str]:
    if name.isdecimal():
        yield from (f"{number:0{len(name)}}" for number in range(1, 10 ** len(name)))
    stem, _line, number = name.rpartition("_")
    stem = stem if stem and number.isdecimal() else name
    count = int(number) if stem != name else 1
    while True:
        count += 1
        yield f"{stem[: LONGEST - 1 - len(str(count))]}_{count}"


def _renamed(node: Any, fresh: dict[str, str], key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _renamed(value, fresh, name) for name, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value, fresh, key) for value in node]
    if not isinstance(node, str):
        return node
    if key in NAMES or key in REFERENCES:
        return _followed(node, fresh)
    if key in ("vi", "en"):  # a template's words
        return _PLACEHOLDER.sub(lambda found: f"{{{_followed(found[1], fresh)}}}", node)
    return node


def _followed(reference: str, fresh: dict[str, str]) -> str:
    """mother.birth_date follows mother."""
    name, dot, inner = reference.partition(".")
    return fresh.get(name, name) + dot + inner
