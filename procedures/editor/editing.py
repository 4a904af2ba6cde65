"""One part being edited: its boxes, as stored or as they were sent, and how they are saved."""

import json
from functools import cached_property
from typing import Any

from django.http import QueryDict

from accounts.models import User
from core.errors import Invalid
from procedures import drafting
from procedures.definition.base import Part
from procedures.definition.form import FieldBase, Kind
from procedures.drafting import documents
from procedures.editor.boxes import Boxes, Scope
from procedures.editor.boxes.keys import own_keys
from procedures.editor.work import Work


class Editing:
    """The part at `place`; what was `sent` is held against what stands there now."""

    def __init__(self, work: Work, place: str, part_class: type[Part], sent: QueryDict | None = None) -> None:
        self.work, self.part_class, self.sent = work, part_class, sent
        self.keys = own_keys(part_class)
        self.place = self._found(place) if sent is not None else place
        self.stored: dict[str, Any] = documents.now(work.document, self.place) or {}
        self.seen = sent.get("seen", "") if sent is not None else self.mark
        self.boxes = Boxes(part_class, scope_at(work, self.place, self.stored))
        if sent is None:
            self.boxes.show(self.stored, self.stored)
        else:
            self.boxes.read(sent, self.stored)

    def _found(self, place: str) -> str:
        """Where the part that was seen stands now."""
        assert self.sent is not None
        return documents.standing(self.work.document, place, self.sent.get("seen", ""), self.keys) or place

    @cached_property
    def mark(self) -> str:
        """By which the part is known again: its name and what its page asks."""
        return documents.part_mark(documents.own(self.stored, self.keys))

    @property
    def value(self) -> dict[str, Any]:
        return self.boxes.value

    def act(self, button: str) -> None:
        """What a button inside the boxes asks: "<box> <verb> <where>"."""
        name, verb, where = [*button.split(" "), "", ""][:3]
        self.boxes.act(name, verb, where)

    def save(self, user: User) -> str:
        """Writes the part; its new mark. Invalid, Overtaken or Denied where that may not be."""
        version = drafting.change_part(user, self.work.version.pk, self.place, self.seen, self.value, self.keys)
        part = documents.now(json.loads(version.document), self.place)
        return documents.part_mark(documents.own(part, self.keys))

    def refuse(self, error: Invalid) -> None:
        """Puts each sentence beside its box."""
        for place, sentence in error.fields.items():
            self.boxes.refuse(place.removeprefix(f"{self.place}/"), sentence)
        if not error.fields:
            self.boxes.refuse("", error.message)


def scope_at(work: Work, place: str, stored: dict[str, Any]) -> Scope:
    """What the boxes of the part at this place have to know."""
    own = {stored[name] for name in documents.NAMES if isinstance(stored.get(name), str)}
    taken = frozenset(documents.taken(work.document) - own)
    return Scope(work.names, taken, work.published, _table_at(work.document, place))


def _table_at(document: Any, place: str) -> str | None:
    """The table whose columns may be named here; "*" for any, None for none."""
    if place.startswith("form/rules"):
        return "*"
    if place.startswith("fees/"):
        fee = documents.now(document, "/".join(place.split("/")[:2])) or {}
        return fee.get("each_row_of") or "*"
    holder, columns, _number = place.rpartition("/columns")
    return (documents.now(document, holder) or {}).get("id") if columns else None


def is_two_level(part_class: type[Part], value: dict[str, Any]) -> bool:
    """Whether each option of the field leads to others."""
    return issubclass(part_class, FieldBase) and value.get("kind") == Kind.NESTED_CHOICE.value
