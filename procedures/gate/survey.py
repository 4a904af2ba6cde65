"""A definition walked once: its parts by kind and place, and what each name in it means."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from django.utils.translation import gettext as _

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part
from procedures.definition.conditions import Reference, references
from procedures.definition.fees import FeeRule
from procedures.definition.form import FormField, Rule
from procedures.definition.general import Channel
from procedures.definition.places import places
from procedures.definition.process import Step
from procedures.gate.finding import Finding
from procedures.gate.naming import WORDS, called
from procedures.gate.sorts import Named, Sort, options_of, part_of, sort_of

Some = TypeVar("Some", bound=Part)


class Survey:
    def __init__(self, definition: ProcedureDefinition) -> None:
        self.definition = definition
        self.at: dict[str, Part] = dict(places(definition))
        self._by_type: dict[type[Part], list[tuple[str, Part]]] = defaultdict(list)
        for place, part in self.at.items():
            self._by_type[type(part)].append((place, part))
        self.fields: dict[str, FormField] = {}
        self.place_of: dict[str, str] = {}
        for place, field in self.of(FormField):
            self.fields.setdefault(field.id, field)
            self.place_of.setdefault(field.id, place)
        self.steps: dict[str, Step] = {}
        for _at, step in self.of(Step):
            self.steps.setdefault(step.code, step)
        self.tables = {name: {each.id: each for each in field.columns} for name, field in self.fields.items()}
        self._rows = dict(self._scopes())

    def of(self, kind: type[Some]) -> list[tuple[str, Some]]:
        """Every part of exactly this type with its place, in the order of the document."""
        return self._by_type[kind]  # type: ignore[return-value]

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """Column ids with the tables that have them."""
        found = defaultdict(list)
        for table, columns in self.tables.items():
            for column in columns:
                found[column].append(table)
        return found

    @cached_property
    def recorded(self) -> dict[str, Step]:
        """The fields officers fill, with their steps."""
        return {field.id: step for _place, step in self.of(Step) for field in step.fields}

    def _scopes(self) -> Iterator[tuple[str, str]]:
        for place, field in self.of(FormField):
            yield from ((f"{place}/columns/{number}", field.id) for number in range(len(field.columns)))
        for place, fee in self.of(FeeRule):
            if fee.each_row_of:
                yield place, fee.each_row_of
        for place, rule in self.of(Rule):
            if rule.field not in self.fields and len(tables := self.columns.get(rule.field, [])) == 1:
                yield place, tables[0]

    def row_at(self, place: str) -> str:
        """The table whose row is asked here; "" where the whole dossier is."""
        return next((self._rows[each] for each in _upwards(place) if each in self._rows), "")

    def owner(self, place: str) -> str:
        """The nearest part around this place that has a name for people."""
        return next((called(part) for part in self.around(place) if type(part) in WORDS), "")

    def around(self, place: str) -> list[Part]:
        """The part at this place and all those it is in, inner before outer."""
        return [part for each in _upwards(place) if (part := self.at.get(each))]

    def named(self, reference: Reference, row: str = "") -> Named | None:
        """What this name means, seen from a row of that table; None when it means nothing."""
        if reference.startswith("@"):
            return self._circumstances.get(reference)
        name, _dot, part = reference.partition(".")
        field = self.tables.get(row, {}).get(name) or self.fields.get(name)
        if field is None:
            return None
        if part:
            return part_of(field, part, f"{called(field)}.{part}")
        return Named(called(field), sort_of(field), options_of(field), field)

    def anywhere(self, reference: Reference) -> Named | None:
        """As `named`, but a column counts too, standing for every row."""
        rows = self.columns.get(reference, [""])
        return self.named(reference) or self.named(reference, rows[0])

    def read_by(self, place: str, *parts: Part) -> set[str]:
        """The fields that the `when` of these parts looks at; a column of the row at `place` as `table/column`."""
        row = self.row_at(place)
        whens = [when for part in parts if (when := getattr(part, "when", None))]
        names = {name.partition(".")[0] for when in whens for name in references(when)}
        return {f"{row}/{name}" if name in self.tables.get(row, {}) else name for name in names}

    @cached_property
    def _circumstances(self) -> dict[str, Named]:
        cases = frozenset(case.code for case in self.definition.cases)
        return {
            "@case": Named(_("trường hợp của hồ sơ (@case)"), Sort.CHOICE, cases),
            "@channel": Named(_("cách nộp (@channel)"), Sort.CHOICE, frozenset(Channel)),
            "@applicant_kind": Named(
                _("người nộp là ai (@applicant_kind)"), Sort.CHOICE, frozenset({"CITIZEN", "ORGANISATION"})
            ),
            "@today": Named(_("ngày nộp (@today)"), Sort.DATE),
        }


SurveyCheck = Callable[[Survey], Iterator[Finding]]


def _upwards(place: str) -> Iterator[str]:
    """The place and those around it whose parts may exist, inner before outer; not the document itself."""
    while place:
        yield place
        place = place.rpartition("/")[0]
