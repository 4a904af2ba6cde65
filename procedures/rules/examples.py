"""Running a worked example: given these answers, what comes out, and is it what was expected?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from core.calendar import WorkCalendar, due_at
from procedures.definition import ProcedureDefinition
from procedures.definition.examples import Example
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts, facts_of
from procedures.rules.fees import fee_lines, total
from procedures.rules.papers import papers_asked
from procedures.rules.path import path
from procedures.rules.validation import errors
from procedures.rules.visibility import visible

# Compared as sets: their order says nothing.
SETS = ("papers", "results", "errors")


@dataclass(frozen=True)
class Run:
    """What comes out of an example, by the names that `Expected` gives its parts; each worked out when asked."""

    definition: ProcedureDefinition
    example: Example
    calendar: WorkCalendar

    @cached_property
    def facts(self) -> Facts:
        example = self.example
        circumstances = {"channel": example.channel, "applicant_kind": example.applicant_kind}
        return facts_of(self.definition, example.answers, **circumstances, today=example.filed_on)

    @property
    def case(self) -> str:
        return self.facts.case

    @property
    def papers(self) -> list[str]:
        return [paper.id for paper in papers_asked(self.definition, self.facts)]

    @property
    def fee(self) -> int:
        return total(fee_lines(self.definition, self.facts))

    @property
    def path(self) -> list[str]:
        return path(self.definition.process, self.facts, self.example.refused)

    @property
    def results(self) -> list[str]:
        """The result papers whose step is done and whose condition holds."""
        done, papers = set(self.path) - set(self.example.refused), self.definition.outcome.papers
        return [paper.id for paper in papers if paper.result_of in done and holds(paper.when, self.facts)]

    @property
    def errors(self) -> list[str]:
        """The fields refused; a cell counts for its table."""
        refused = {place.split(".")[0] for place in errors(self.definition, self.example.answers, self.facts)}
        return [name for name in self.definition.all_fields() if name in refused]

    @property
    def due_at(self) -> datetime | None:
        """None without a moment of acceptance, or a case, to reckon from."""
        term = next((case.term.term() for case in self.definition.cases if case.code == self.case), None)
        accepted = self.example.accepted_at
        return due_at(accepted, term, self.calendar) if term and accepted else None


def failures(definition: ProcedureDefinition, example: Example, calendar: WorkCalendar) -> list[str]:
    """What came out otherwise than expected, one sentence each; empty when the example holds."""
    told = differences(definition, example, calendar)
    return [f"{part}: expected {wanted}, got {got}" for part, wanted, got in told]


def differences(
    definition: ProcedureDefinition, example: Example, calendar: WorkCalendar
) -> list[tuple[str, Any, Any]]:
    """What came out otherwise: its name, what was expected, what came. A part left out is not compared."""
    compared = _compared(Run(definition, example, calendar))
    return [(part, wanted, got) for part, wanted, got in compared if wanted != got]


def _compared(run: Run) -> Iterator[tuple[str, Any, Any]]:
    expect = run.example.expect
    for part in ("case", "papers", "fee", "path", "results", "errors"):
        if (wanted := getattr(expect, part)) is not None:
            got = getattr(run, part)
            yield (part, sorted(wanted), sorted(got)) if part in SETS else (part, wanted, got)
    if expect.shown is not None:
        yield "not shown", [], sorted(set(expect.shown) - visible(run.definition, run.facts))
    if expect.hidden is not None:
        yield "not hidden", [], sorted(set(expect.hidden) & visible(run.definition, run.facts))
    if expect.due_at is not None:
        yield "due", expect.due_at, run.due_at if run.example.accepted_at else "no accepted_at to reckon from"
