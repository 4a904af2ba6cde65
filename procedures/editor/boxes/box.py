"""One attribute of a part on its page."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from django.http import QueryDict

from core.text import Sentence
from procedures.definition.base import Part
from procedures.editor.boxes.scope import Scope
from procedures.editor.shapes import Shape
from procedures.fields.forms import Problem
from procedures.wording import hint_of, label_of


class Box:
    """`value` is JSON; where something was typed that is none, it is kept as it was typed, and `wrong` says why."""

    template = ""

    def __init__(self, owner: type[Part], key: str, shape: Shape, name: str, scope: Scope) -> None:
        self.owner, self.key, self.shape, self.name, self.scope = owner, key, shape, name, scope
        self.value: Any = None
        self.wrong: list[str] = []

    @property
    def label(self) -> str:
        return str(label_of(self.owner, _attribute(self.owner, self.key)))

    @property
    def hint(self) -> str:
        return str(hint_of(self.owner, _attribute(self.owner, self.key)) or "")

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    @property
    def default(self) -> Any:
        return plain(self.shape.default)

    def show(self, value: Any) -> None:
        """Shows this JSON; nothing: the default."""
        self.value = self.default if value is None else value

    def read(self, data: QueryDict, stored: Any) -> None:
        """Takes what was sent; `stored` is what the part holds."""
        raise NotImplementedError

    def act(self, name: str, verb: str, where: str) -> None:
        """Does what a button inside the box of that name asks: one row more, one less."""

    def refuse(self, place: str, sentence: Sentence) -> None:
        """Puts a sentence beside what is wrong; `place` is inside this box."""
        self.wrong.append(str(sentence))

    def problems(self) -> Iterator[Problem]:
        yield from (Problem(self.id, f"{self.label}: {sentence}") for sentence in self.wrong)


def plain(value: Any) -> Any:
    """A default of the definition as JSON."""
    match value:
        case Part():
            return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        case Enum():
            return value.value
        case list():
            return [plain(each) for each in value]
        case bool() | int() | str() | None:
            return value
        case _:
            return str(value)


def _attribute(owner: type[Part], key: str) -> str:
    return next((name for name, info in owner.model_fields.items() if info.alias == key), key)
