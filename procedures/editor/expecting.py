"""What comes out of a worked example by the rules as they are now: proposed, for a person to confirm."""

from collections.abc import Mapping
from typing import Any

from core.calendar import due_at, national_calendar
from procedures.definition import ProcedureDefinition
from procedures.definition.examples import Example
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts, facts_of
from procedures.rules.fees import fee_lines, total
from procedures.rules.papers import papers_asked
from procedures.rules.path import path
from procedures.rules.validation import errors


def outcome(definition: ProcedureDefinition, example: Example) -> dict[str, Any]:
    """Case, papers, fee, path, results, fields refused and due date, as `Expected` has them in JSON."""
    facts = facts_of(
        definition,
        example.answers,
        channel=example.channel,
        applicant_kind=example.applicant_kind,
        today=example.filed_on,
    )
    steps = path(definition.process, facts, example.refused)
    done = set(steps) - set(example.refused)
    papers = [each for each in definition.outcome.papers if each.result_of in done and holds(each.when, facts)]
    refused = {place.split(".")[0] for place in errors(definition, example.answers, facts)}
    return {
        "case": facts.case or None,
        "papers": [paper.id for paper in papers_asked(definition, facts)],
        "fee": total(fee_lines(definition, facts)),
        "path": steps,
        "results": [paper.id for paper in papers],
        "errors": [name for name in definition.all_fields() if name in refused],
        "due_at": _due(definition, example, facts),
    }


def _due(definition: ProcedureDefinition, example: Example, facts: Facts) -> str | None:
    term = next((case.term.term() for case in definition.cases if case.code == facts.case), None)
    if term is None or example.accepted_at is None:
        return None
    return due_at(example.accepted_at, term, national_calendar()).isoformat()


def filled(expect: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """What was expected, with all that came out in its place; what is shown and hidden stays a person's to say."""
    kept = {key: expect[key] for key in ("shown", "hidden") if key in expect}
    return kept | {key: value for key, value in found.items() if value is not None}
