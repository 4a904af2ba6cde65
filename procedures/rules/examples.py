"""Running a worked example: given these answers, does what was expected come out?"""

from collections.abc import Iterator
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


def failures(definition: ProcedureDefinition, example: Example, calendar: WorkCalendar) -> list[str]:
    """What came out otherwise than expected, one sentence each; empty when the example holds."""
    told = differences(definition, example, calendar)
    return [f"{part}: expected {wanted}, got {got}" for part, wanted, got in told]


def differences(
    definition: ProcedureDefinition, example: Example, calendar: WorkCalendar
) -> list[tuple[str, Any, Any]]:
    """What came out otherwise: its name, what was expected, what came."""
    facts = facts_of(
        definition,
        example.answers,
        channel=example.channel,
        applicant_kind=example.applicant_kind,
        today=example.filed_on,
    )
    compared = [*_compared(definition, example, facts), *_due(definition, example, facts, calendar)]
    return [(part, wanted, got) for part, wanted, got in compared if wanted != got]


def _compared(definition: ProcedureDefinition, example: Example, facts: Facts) -> Iterator[tuple[str, Any, Any]]:
    expect, seen = example.expect, visible(definition, facts)
    if expect.case is not None:
        yield "case", expect.case, facts.case
    if expect.shown is not None:
        yield "not shown", [], sorted(set(expect.shown) - seen)
    if expect.hidden is not None:
        yield "not hidden", [], sorted(set(expect.hidden) & seen)
    if expect.papers is not None:
        yield "papers", sorted(expect.papers), sorted(paper.id for paper in papers_asked(definition, facts))
    if expect.fee is not None:
        yield "fee", expect.fee, total(fee_lines(definition, facts))
    if expect.path is not None:
        yield "path", expect.path, path(definition.process, facts, example.refused)
    if expect.results is not None:
        yield "results", sorted(expect.results), sorted(_issued(definition, example, facts))
    if expect.errors is not None:
        yield "errors", sorted(expect.errors), sorted(_refused(definition, example, facts))


def _issued(definition: ProcedureDefinition, example: Example, facts: Facts) -> set[str]:
    """The result papers whose step is done and whose condition holds."""
    done = set(path(definition.process, facts, example.refused)) - set(example.refused)
    return {paper.id for paper in definition.outcome.papers if paper.result_of in done and holds(paper.when, facts)}


def _refused(definition: ProcedureDefinition, example: Example, facts: Facts) -> set[str]:
    """The fields refused; a cell counts for its table."""
    return {place.split(".")[0] for place in errors(definition, example.answers, facts)}


def _due(
    definition: ProcedureDefinition, example: Example, facts: Facts, calendar: WorkCalendar
) -> Iterator[tuple[str, Any, Any]]:
    if example.expect.due_at is None:
        return
    if example.accepted_at is None:
        yield "due", example.expect.due_at, "no accepted_at to reckon from"
        return
    term = next((case.term.term() for case in definition.cases if case.code == facts.case), None)
    yield "due", example.expect.due_at, term and due_at(example.accepted_at, term, calendar)
