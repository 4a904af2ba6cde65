"""Reading and changing what stands at a place. What is left at its default is not written, and so reads as None."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid

Json = Any


def at(document: Json, place: str) -> Json:
    """What stands there; None where a key is left at its default. Invalid where nothing can stand."""
    node = document
    for key in _keys(place):
        node = _inside(node, key, place)
    return node


def put(document: Json, place: str, new: Json) -> Json:
    """The document with `new` there; None leaves the place at its default."""
    return _with(document, _keys(place), lambda _old: new, place)


def insert(document: Json, place_of_list: str, new: Json, number: int | None = None) -> Json:
    """The document with `new` in that list: before the part that has this number now; None: at the end."""

    def inserted(old: Json) -> Json:
        if not isinstance(old, list | None):
            raise missing(place_of_list)
        parts = old or []
        cut = len(parts) if number is None else max(number, 0)
        return [*parts[:cut], new, *parts[cut:]]

    return _with(document, _keys(place_of_list), inserted, place_of_list)


def remove(document: Json, place: str) -> Json:
    """The document without the part of a list that stands there."""
    place_of_list, number = split(place)
    parts = at(document, place_of_list)
    if not isinstance(parts, list) or number >= len(parts):
        raise missing(place)
    return put(document, place_of_list, [*parts[:number], *parts[number + 1 :]])


def move(document: Json, place: str, to: int) -> Json:
    """The document with that part standing at number `to` of its list."""
    part = at(document, place)
    return insert(remove(document, place), split(place)[0], part, to)


def split(place: str) -> tuple[str, int]:
    """The place of the list and the number in it; Invalid when the place is of no list's part."""
    place_of_list, _slash, number = place.rpartition("/")
    if not _is_number(number):
        raise missing(place)
    return place_of_list, int(number)


def missing(place: str) -> Invalid:
    """The refusal of a place where nothing stands."""
    sentence = _("Không có phần này trong định nghĩa, hoặc phần này không còn.")
    return Invalid(sentence, {place: sentence})


def _keys(place: str) -> list[str]:
    return place.split("/") if place else []


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 6


def _inside(node: Json, key: str, place: str) -> Json:
    if isinstance(node, list) and _is_number(key) and int(key) < len(node):
        return node[int(key)]
    if isinstance(node, dict) or (node is None and not _is_number(key)):
        return (node or {}).get(key)
    raise missing(place)


def _with(node: Json, keys: list[str], change: Callable[[Json], Json], place: str) -> Json:
    """The node with a part deep inside it changed; only what leads there is made anew."""
    if not keys:
        return change(node)
    key, *rest = keys
    new = _with(_inside(node, key, place), rest, change, place)
    if isinstance(node, list):
        return [*node[: int(key)], new, *node[int(key) + 1 :]]
    others = {name: value for name, value in (node or {}).items() if name != key}
    return others if new is None else others | {key: new}
