"""The name of a part, proposed from its Vietnamese words; it may be changed until it was published."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from procedures.definition.base import Part
from procedures.editor.boxes.codecs import slug
from procedures.editor.shapes import shapes

NAMES = ("id", "code", "value")
WORDS = dict.fromkeys(("label", "name", "title")).keys()
NUMBERED = r"^\d{2}$"


def proposed(part_class: type[Part], value: Mapping[str, Any], taken: Collection[str]) -> dict[str, Any]:
    """The content, named where it has no name and words to name it by."""
    key = next((key for key in NAMES if key in shapes(part_class)), None)
    if key is None or value.get(key):
        return dict(value)
    names = _numbers() if shapes(part_class)[key].pattern == NUMBERED else _names(_words(value))
    found = next((name for name in names if name not in taken), None)
    return {**value, key: found} if found else dict(value)


def _words(value: Mapping[str, Any]) -> str:
    """The Vietnamese words it is called by."""
    return next((words["vi"] for key in WORDS if isinstance(words := value.get(key), dict) and words.get("vi")), "")


def _names(words: str) -> Iterator[str]:
    """The words made fit, then with a number behind."""
    if begun := slug(words, 36):
        yield begun
        yield from (f"{begun}_{number}" for number in range(2, 1000))


def _numbers() -> Iterator[str]:
    yield from (f"{number:02}" for number in range(1, 100))
