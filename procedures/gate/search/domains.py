"""What each reference may be: its representative values, where they come from, and masks of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from procedures.definition.form import Kind
from procedures.definition.general import Channel
from procedures.fields.dates import LATEST
from procedures.gate.search.companies import Companies
from procedures.gate.search.company import Company, TooMany
from procedures.gate.search.days import days
from procedures.gate.search.formulas import Among
from procedures.gate.search.sources import CIRCUMSTANCES, Source, is_elsewhere, source
from procedures.gate.search.values import values_of
from procedures.gate.search.worked_out import computed_values
from procedures.gate.survey import Survey

APPLICANTS = ("CITIZEN", "ORGANISATION")


@dataclass(frozen=True, eq=False)
class Domain:
    """`name` tells the columns of a row from other references; a value None means: empty or hidden.

    A table has the number of its rows, None only when it is hidden.
    """

    name: str
    values: tuple[Any, ...]
    source: Source | None = None

    @cached_property
    def full(self) -> int:
        return (1 << len(self.values)) - 1

    @property
    def is_table(self) -> bool:
        return self.source is not None and self.source.kind is Kind.TABLE

    @cached_property
    def seen(self) -> tuple[Any, ...]:
        """The values as facts have them."""
        if not self.is_table:
            return self.values
        return tuple(value if value is None else ({},) * value for value in self.values)

    @property
    def empty(self) -> Among:
        return self.among(lambda value: value is None or (self.is_table and not value))

    @property
    def filled(self) -> Among:
        return self.among(lambda value: bool(value) if self.is_table else value is not None)

    @property
    def hidden(self) -> Among:
        return self.among(lambda value: value is None)

    @property
    def anything(self) -> Among:
        return Among(self.name, self.full, self.full)

    def among(self, wanted: Callable[[Any], bool]) -> Among:
        return self.chosen(map(wanted, self.values))

    def chosen(self, wanted: Iterable[bool]) -> Among:
        return Among(self.name, mask_of(wanted), self.full)

    def standing_for(self, value: Any) -> int:
        """The mask of the one representative of this number, or of nothing."""
        if value is None or value in self.values:
            return 1 << self.values.index(value) if value in self.values else 0
        ordered = sorted(each for each in self.values if each is not None)
        at = bisect_left(ordered, value)
        return 1 << self.values.index(ordered[max(at - 1, 0)]) if ordered else 0


def mask_of(wanted: Iterable[bool]) -> int:
    return sum(1 << number for number, each in enumerate(wanted) if each)


NOTHING = Domain("", (None,))


class Domains:
    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._companies = Companies(survey)
        self._known: dict[tuple[str, str], Domain | None] = {}

    def of(self, reference: str, row: str = "") -> Domain | None:
        """What is named, seen from a row: NOTHING where it has no value, None if nothing is known of it."""
        row = row if reference.partition(".")[0] in self.survey.tables.get(row, {}) else ""
        if (reference, row) not in self._known:
            self._known[reference, row] = self._found(reference, row)
        return self._known[reference, row]

    def named(self, name: str) -> Domain:
        """The domain with this name, met before."""
        row, _slash, reference = name.rpartition("/")
        found = self.of(reference, row)
        assert found
        return found

    def _found(self, reference: str, row: str) -> Domain | None:
        company = self._companies.of(reference)
        if reference in CIRCUMSTANCES:
            return Domain(reference, tuple(self._circumstance(reference, company)))
        known = source(self.survey, reference, row)
        if known is None:
            return NOTHING if is_elsewhere(self.survey, reference) else None
        try:
            values = computed_values(known, company, self.survey) or values_of(known, company)
        except TooMany:
            return None
        return Domain(f"{row}/{reference}" if row else reference, (None, *values), known)

    def _circumstance(self, reference: str, company: Company) -> list[Any]:
        definition = self.survey.definition
        if reference == "@today":
            # A day that must not lie in the future may be any: there is always a later one to file on.
            return [*days(company), LATEST]
        channels = [rule.channel for rule in definition.channels] or list(Channel)
        known: dict[str, list[Any]] = {
            "@case": [*(case.code for case in definition.cases), None],
            "@channel": [str(channel) for channel in dict.fromkeys(channels)],
            "@applicant_kind": list(APPLICANTS),
        }
        return known[reference]
