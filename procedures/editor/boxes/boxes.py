"""All boxes of one part."""

from collections.abc import Iterator, Mapping
from typing import Any, get_origin

from django.http import QueryDict

from core.text import Sentence
from procedures.definition.base import Part, Text
from procedures.editor.boxes.box import Box
from procedures.editor.boxes.compared import Compared
from procedures.editor.boxes.inline import Inline
from procedures.editor.boxes.keys import OWN_NAMES, RARE, own_keys
from procedures.editor.boxes.naming import WORDS, proposed
from procedures.editor.boxes.prices import Prices
from procedures.editor.boxes.rows import Rows
from procedures.editor.boxes.scope import Scope
from procedures.editor.boxes.simple import Simple
from procedures.editor.boxes.when import When
from procedures.editor.shapes import Shape, shapes
from procedures.editor.shown import is_shown, stays
from procedures.fields.forms import Problem


class Boxes:
    """`prefix` begins the names of the boxes of a part inside another."""

    # Of a row: which stored part it is, and where more of it is found (words, address).
    origin: int | None = None
    more: tuple[str, str] | None = None

    def __init__(self, part_class: type[Part], scope: Scope, prefix: str = "", is_row: bool = False) -> None:
        self.part_class, self.scope, self.prefix = part_class, scope, prefix
        keys = [key for key in own_keys(part_class) if not (is_row and shapes(part_class)[key].is_list)]
        self.boxes = [self._box(key) for key in keys]
        # What a row keeps though there is no box for it: the second level of an option has a page of its own.
        self.kept = [key for key in shapes(part_class) if is_row and key not in keys]
        self.stored: Mapping[str, Any] = {}
        self.is_sent = False
        self.loose: list[str] = []

    def _box(self, key: str) -> Box:
        shape = shapes(self.part_class)[key]
        name = f"{self.prefix}-{key}" if self.prefix else key
        return _class_of(shape)(self.part_class, key, shape, name, self.scope)

    def show(self, value: Mapping[str, Any], stored: Mapping[str, Any]) -> None:
        """Shows this content of a part that holds `stored`."""
        self.stored = stored
        for box in self.boxes:
            box.show(value.get(box.key))
        self._tell()

    def read(self, data: QueryDict, stored: Mapping[str, Any]) -> None:
        """Takes what was sent for the boxes that were on the page; others keep what the part holds."""
        self.stored, self.is_sent = stored, True
        asked = set(data.get(f"{self.prefix}:asked", "").split())
        for box in self.boxes:
            if box.key in asked:
                box.read(data, stored.get(box.key))
            else:
                box.show(stored.get(box.key))
        self._tell()

    def act(self, name: str, verb: str, where: str) -> None:
        """Does what a button inside these boxes asks."""
        for box in self.boxes:
            box.act(name, verb, where)

    def _tell(self) -> None:
        for box in self.boxes:
            if isinstance(box, Prices):
                box.beside(self._values())

    def _values(self) -> dict[str, Any]:
        return {box.key: box.value for box in self.boxes}

    @property
    def shown(self) -> list[Box]:
        """The boxes that matter for what is chosen."""
        values = self._values()
        return [box for box in self.boxes if is_shown(self.part_class, box.key, values, self.stored)]

    @property
    def usual(self) -> list[Box]:
        """What is asked at once."""
        return [box for box in self.shown if not self._is_rare(box)]

    @property
    def rare(self) -> list[Box]:
        """What is asked of those who look for it; and the name the system uses, which proposes itself."""
        return [box for box in self.shown if self._is_rare(box)]

    def _is_rare(self, box: Box) -> bool:
        named_by_words = box.key in OWN_NAMES and bool(WORDS & shapes(self.part_class).keys())
        return not self.prefix and (box.key in RARE or named_by_words)

    @property
    def rare_is_open(self) -> bool:
        """Folded away at first; not while somebody works in there."""
        return self.is_sent or any(box.wrong for box in self.rare)

    @property
    def rare_count(self) -> int:
        """How many of them say something."""
        return sum(box.value not in (None, [], {}, False) for box in self.rare if box.key not in OWN_NAMES)

    @property
    def asked(self) -> str:
        """For the page to send back: which boxes stand on it."""
        return " ".join(box.key for box in self.shown)

    @property
    def asked_name(self) -> str:
        return f"{self.prefix}:asked"

    @property
    def value(self) -> dict[str, Any]:
        """The JSON of what matters, under a proposed name where none was given."""
        values, shown = self._values(), {box.key for box in self.shown}
        hidden = [key for key in values if key not in shown and stays(self.part_class, key, values, self.stored)]
        held = {key: self.stored[key] for key in [*self.kept, *hidden] if key in self.stored}
        found = {key: values[key] for key in values if key in shown and values[key] is not None}
        return proposed(self.part_class, held | found, self.scope.taken)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put into any box: ticks and choices say nothing by themselves."""
        filled = [box.value for box in self.boxes if bool not in box.shape.types]
        return not any(value not in (None, "", [], {}) for value in filled)

    def refuse(self, place: str, sentence: Sentence) -> None:
        """Puts a sentence beside the box it is about, else over all of them."""
        key, _slash, rest = place.partition("/")
        box = next((box for box in self.shown if box.key == key), None)
        if box:
            box.refuse(rest, sentence)
        else:
            self.loose.append(f"{place}: {sentence}" if place else str(sentence))

    def problems(self) -> Iterator[Problem]:
        """Everything wrong, in the order of the page."""
        yield from (Problem("main", sentence) for sentence in self.loose)
        for box in self.shown:
            yield from box.problems()


def _class_of(shape: Shape) -> type[Box]:
    if shape.is_condition:
        return When
    if any(get_origin(each) is dict for each in shape.types):
        return Prices
    if shape.is_list and shape.is_optional:
        return Compared
    if shape.parts and shape.is_list:
        return Rows
    return Inline if _parts(shape) else Simple


def _parts(shape: Shape) -> bool:
    """Parts, but for words in two languages: these are one value."""
    return bool(shape.parts) and Text not in shape.types
