"""The definition as an outline: what it is made of, with a mark where something is wrong. Open where the reader is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.process import Parallel, Step
from procedures.editor.boxes.keys import is_listed
from procedures.editor.shapes import shapes
from procedures.editor.work import Work
from procedures.gate import Severity
from procedures.wording import label_of, name_of, title_of

SECTIONS = (
    "general", "cases", "channels", "form", "papers", "fees", "process", "deadline", "outcome", "examples",
)  # fmt: skip
# Always laid open: the process is read as a whole.
OPEN = ("process",)


@dataclass
class Entry:
    """One line; `errors` and `warnings` count those in it and below."""

    label: str
    place: str
    url: str
    is_here: bool
    errors: int
    warnings: int
    count: int | None = None
    inside: list["Entry"] = field(default_factory=list)


class Outline:
    def __init__(self, work: Work, here: str) -> None:
        self.work, self.here = work, here
        self.errors: dict[str, int] = {}
        self.warnings: dict[str, int] = {}
        for finding in work.findings:
            counts = self.errors if finding.severity is Severity.ERROR else self.warnings
            for place in upwards(finding.path):
                counts[place] = counts.get(place, 0) + 1

    def entries(self) -> list[Entry]:
        """The sections of the document."""
        definition = self.work.definition
        return [self._section(key, getattr(definition, key)) for key in SECTIONS]

    def _section(self, key: str, value: Any) -> Entry:
        entry = self._entry(str(label_of(ProcedureDefinition, key)), key)
        if isinstance(value, list):
            entry.count = len(value)
            if self._is_open(key):
                entry.inside = [self._part(part, f"{key}/{number}") for number, part in enumerate(value)]
        elif self._is_open(key):
            entry.inside = list(self._inside(value, key))
        return entry

    def _part(self, part: Part, place: str) -> Entry:
        entry = self._entry(titled(part, place), place)
        if self._is_open(place, part):
            entry.inside = list(self._inside(part, place))
        return entry

    def _inside(self, part: Part, place: str) -> Iterator[Entry]:
        """The parts in its lists; each list under its own title where there is more than one."""
        lists = {key: getattr(part, key) for key, shape in shapes(type(part)).items() if is_listed(shape)}
        filled = {key: parts for key, parts in lists.items() if parts}
        for key, parts in filled.items():
            entries = [self._part(each, f"{place}/{key}/{number}") for number, each in enumerate(parts)]
            if len(lists) > 1 and key != "pages":
                titled_list = self._entry(str(label_of(type(part), key)), f"{place}/{key}")
                titled_list.count, titled_list.inside = len(parts), entries if self._is_open(f"{place}/{key}") else []
                yield titled_list
            else:
                yield from entries

    def _is_open(self, place: str, part: Part | None = None) -> bool:
        laid_open = place.startswith(OPEN) and not isinstance(part, Step)
        return laid_open or self.here == place or self.here.startswith(f"{place}/")

    def _entry(self, label: str, place: str) -> Entry:
        return Entry(
            label=label,
            place=place,
            url=reverse("editor:part", args=[self.work.code, place]),
            is_here=place == self.here,
            errors=self.errors.get(place, 0),
            warnings=self.warnings.get(place, 0),
        )


def titled(part: Part, place: str) -> str:
    """What the part is called; a part without a name by what it is, and its number."""
    if place in SECTIONS:
        return str(label_of(ProcedureDefinition, place))
    if isinstance(part, Parallel):
        return _("Cùng lúc: %(branches)s") % {"branches": " · ".join(str(branch.name) for branch in part.branches)}
    number = place.rpartition("/")[2]
    numbered = f"{name_of(type(part))} {int(number) + 1}" if number.isdecimal() else str(name_of(type(part)))
    return title_of(part) or numbered


def upwards(place: str) -> Iterator[str]:
    """The place and all those around it."""
    while place:
        yield place
        place = place.rpartition("/")[0]
