"""A list of parts with pages of their own: its rows, what can be added, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from procedures.catalogue.wording import working_hours
from procedures.definition.base import Part
from procedures.definition.form import FieldBase
from procedures.definition.process import Branch, Parallel, Step
from procedures.drafting import documents
from procedures.editor.boxes.keys import is_listed
from procedures.editor.outline import titled
from procedures.editor.shapes import Shape, shapes, type_of
from procedures.editor.shown import is_shown
from procedures.editor.work import Work
from procedures.wording import choice_label, hint_of, label_of, name_of


@dataclass
class Row:
    """One part of the list. `mark` knows it again when a button is pressed."""

    number: int
    title: str
    note: str
    condition: str
    place: str
    url: str
    mark: str
    is_first: bool
    is_last: bool
    inside: list["Listing"] = field(default_factory=list)


@dataclass
class Listing:
    label: str
    hint: str
    place: str
    rows: list[Row]
    adds: list[tuple[str, str]]
    into: str = ""

    @property
    def anchor(self) -> str:
        return self.place.replace("/", "-")


def listings(work: Work, part: Part, place: str, into: str = "") -> list[Listing]:
    """The lists of the part at this place; the blocks of a process with all that is inside."""
    plain = documents.now(work.document, place) or {}
    return [
        listing(work, type(part), key, getattr(part, key), f"{place}/{key}".lstrip("/"), into)
        for key, shape in shapes(type(part)).items()
        if is_listed(shape) and is_shown(type(part), key, _with_defaults(part, plain), plain)
    ]


def listing(work: Work, owner: type[Part], key: str, parts: list[Part], place: str, into: str = "") -> Listing:
    """The list under this key of a part; `into` tells whose, where several stand on one page."""
    return Listing(
        label=str(label_of(owner, key)),
        hint=str(hint_of(owner, key) or ""),
        place=place,
        rows=list(_rows(work, parts, place)),
        adds=_adds(work, shapes(owner)[key], place),
        into=into,
    )


def _with_defaults(part: Part, plain: dict[str, Any]) -> dict[str, Any]:
    return {"kind": getattr(part, "kind", None), **plain}


def _rows(work: Work, parts: list[Part], place: str) -> Iterator[Row]:
    stored = documents.now(work.document, place) or []
    for number, part in enumerate(parts):
        here = f"{place}/{number}"
        when = getattr(part, "when", None)
        yield Row(
            number=number,
            title=titled(part, here),
            note=_note(part),
            condition=work.names.say(when),
            place=here,
            url=reverse("editor:part", args=[work.code, here]),
            mark=documents.part_mark(stored[number] if number < len(stored) else None),
            is_first=number == 0,
            is_last=number == len(parts) - 1,
            inside=listings(work, part, here, titled(part, here)) if isinstance(part, Parallel | Branch) else [],
        )


def _note(part: Part) -> str:
    """What sort of part it is, in a few words."""
    match part:
        case FieldBase():
            return str(choice_label(part.kind, "kind"))
        case Step():
            role = str(part.role.label) if part.role else ""
            time = working_hours(part.allowance) if part.allowance else ""
            return " · ".join(filter(None, [str(choice_label(part.kind, "kind")), role, time]))
        case Parallel():
            return str(name_of(Parallel))
        case _:
            return ""


def _adds(work: Work, shape: Shape, place: str) -> list[tuple[str, str]]:
    """A link for each kind of part the list may hold."""
    url = reverse("editor:add", args=[work.code, place])
    return [
        (
            _("Thêm %(what)s") % {"what": str(name_of(each)).lower()},
            f"{url}?type={type_of(each)}" if type_of(each) else url,
        )
        for each in shape.parts
    ]
