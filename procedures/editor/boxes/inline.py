"""A small part inside a part: its boxes stand on the same page."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from core.text import Sentence
from procedures.definition.base import Part
from procedures.editor.boxes.box import Box
from procedures.editor.shapes import type_of
from procedures.fields.forms import Problem
from procedures.wording import choice_label

ON = "on"


class Inline(Box):
    """One that need not be has a tick before it; of several kinds one is chosen first."""

    template = "editor/boxes/inline.html"

    def show(self, value: Any) -> None:
        super().show(value)
        self._open(self.value if isinstance(self.value, dict) else {})
        self.inner.show(self.value or {}, self.value or {})

    def read(self, data: QueryDict, stored: Any) -> None:
        if self.is_optional and data.get(f"{self.name}-has") != ON:
            self.show(None)
            return
        kept = stored if isinstance(stored, dict) else {}
        self._open({"type": data.get(f"{self.name}-type", kept.get("type"))})
        self.inner.read(data, kept if kept.get("type") == self.inner_type else {})
        self.value = self._with_type(self.inner.value)

    def _open(self, value: dict[str, Any]) -> None:
        from procedures.editor.boxes.boxes import Boxes

        self.part_class: type[Part] = self.shape.chosen(value)
        self.inner = Boxes(self.part_class, self.scope, self.name)

    def _with_type(self, value: dict[str, Any]) -> dict[str, Any]:
        return {"type": self.inner_type, **value} if self.inner_type else value

    def act(self, name: str, verb: str, where: str) -> None:
        self.inner.act(name, verb, where)
        if self.value is not None:
            self.value = self._with_type(self.inner.value)

    def refuse(self, place: str, sentence: Sentence) -> None:
        if place and self.value is not None:
            self.inner.refuse(place, sentence)
        else:
            super().refuse(place, sentence)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.value is not None:
            yield from self.inner.problems()

    @property
    def is_optional(self) -> bool:
        return self.shape.is_optional

    @property
    def inner_type(self) -> str | None:
        return type_of(self.part_class)

    @property
    def kinds(self) -> list[tuple[str, Any, bool]]:
        """The kinds to choose from: value, words, whether it is this one; none where there is but one."""
        if len(self.shape.parts) < 2:
            return []
        types = [type_of(each) or "" for each in self.shape.parts]
        return [(each, choice_label(each, "type"), each == self.inner_type) for each in types]
