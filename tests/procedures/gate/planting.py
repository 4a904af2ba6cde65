"""Good definitions as plain JSON, and ways to plant a fault in one."""

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import procedures.seeds

Document = dict[str, Any]
Mutation = Callable[[Document], None]


@cache
def _text(code: str) -> str:
    return (Path(procedures.seeds.__file__).parent / f"{code}.json").read_text(encoding="utf-8")


def good(code: str) -> Document:
    """A seed as plain JSON, to be changed freely."""
    document: Document = json.loads(_text(code))
    return document


def at(document: Any, place: str) -> Any:
    """What stands at a place."""
    for key in place.split("/"):
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def found(document: Any, place: str) -> str:
    """The place with a leading `#id` put into keys and numbers: `#birth_date/when` is form/pages/…/fields/3/when."""
    name, slash, rest = place.partition("/")
    return f"{place_of(document, name[1:])}{slash}{rest}" if name.startswith("#") else place


def put(place: str, value: Any) -> Mutation:
    """Puts the value there, in place of what was there or as a new key."""

    def mutate(document: Document) -> None:
        around, _slash, key = found(document, place).rpartition("/")
        inside = at(document, around) if around else document
        inside[int(key) if isinstance(inside, list) else key] = copy.deepcopy(value)

    return mutate


def drop(place: str) -> Mutation:
    """Takes the key or the item away."""

    def mutate(document: Document) -> None:
        around, _slash, key = found(document, place).rpartition("/")
        inside = at(document, around) if around else document
        del inside[int(key) if isinstance(inside, list) else key]

    return mutate


def add(place: str, value: Any) -> Mutation:
    """Adds the value at the end of a list."""
    return lambda document: at(document, found(document, place)).append(copy.deepcopy(value))


def both(*mutations: Mutation) -> Mutation:
    """One after the other."""

    def mutate(document: Document) -> None:
        for each in mutations:
            each(document)

    return mutate


def place_of(document: Any, name: str, place: str = "") -> str:
    """Where the part with this id or code stands; a field's place before that of a page of the same name."""
    return min(_places(document, name, place), key=lambda each: (each.count("/") == 2, len(each)))


def _places(node: Any, name: str, place: str) -> list[str]:
    here = [place] if isinstance(node, dict) and name in (node.get("id"), node.get("code")) else []
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else []
    return here + [deeper for key, each in inner for deeper in _places(each, name, f"{place}/{key}".lstrip("/"))]
