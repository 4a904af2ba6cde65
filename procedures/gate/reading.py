"""Reading JSON that strangers send: bounded in size and depth, each key once, no number that is none."""

import json
from collections import Counter
from math import isfinite
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from core.errors import Invalid
from core.text import Sentence

LARGEST = 5 * 1024 * 1024
DEEPEST = 60


class Unreadable(Invalid):
    """`code`: which of the findings schema.* this is."""

    def __init__(self, code: str, message: Sentence) -> None:
        super().__init__(message)
        self.code = code


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text in UTF-8; Unreadable (an Invalid) when it is none, or unfit to be kept."""
    if len(text) > LARGEST:
        raise Unreadable("schema.too_large", _("Tệp lớn hơn 5 MB."))
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        value = json.loads(words, object_pairs_hook=_once_each, parse_constant=_no_number)
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise Unreadable("schema.not_json", _("Không phải JSON: %(why)s.") % {"why": error}) from error
    keepable(value)
    return value


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _value in pairs).most_common(1)[0][0]
        raise Unreadable(
            "schema.duplicate_key", _("Khóa “%(key)s” đứng hai lần trong cùng một mục.") % {"key": twice[:60]}
        )
    return found


def _no_number(word: str) -> NoReturn:
    raise Unreadable("schema.not_a_number", _("“%(word)s” không phải là số trong JSON.") % {"word": word})


def keepable(value: Any) -> None:
    """Unreadable when a parsed value is nested too deep, or holds characters that cannot be stored."""
    layer, depth = [value], 0
    while layer:
        if (depth := depth + 1) > DEEPEST:
            raise _too_deep()
        for each in layer:
            if isinstance(each, float) and not isfinite(each):
                _no_number(str(each))
            if isinstance(each, str) and not _storable(each):
                raise Unreadable(
                    "schema.characters", _("Có ký tự không lưu được: “%(text)s”.") % {"text": ascii(each[:40])}
                )
        layer = [inner for each in layer for inner in _inside(each)]


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _too_deep() -> Unreadable:
    return Unreadable("schema.too_deep", _("Các mục lồng nhau quá sâu (hơn %(most)s lớp).") % {"most": DEEPEST})
