"""The checks that prove a definition before it is published. What needs no city is pure; docs/findings.md lists all."""

from typing import Any

from procedures.definition import ProcedureDefinition
from procedures.gate import (
    channels,
    conditions,
    cycles,
    examples,
    fees,
    fields,
    form,
    general,
    ids,
    outcome,
    papers,
    process,
    quantities,
    references,
    shapes,
    steps,
    texts,
    times,
)
from procedures.gate.finding import Check, Finding, Severity
from procedures.gate.survey import Survey

__all__ = ["Check", "Finding", "Severity", "check", "check_document"]

# What the rest builds on: with any of these wrong, no dossier can be followed through.
GROUND = (references, conditions, quantities, cycles, ids)
ALONE = (general, channels, form, fields, papers, fees, process, steps, outcome, texts)
FOLLOWED = (times, examples)


def check(definition: ProcedureDefinition, earlier: ProcedureDefinition | None = None) -> list[Finding]:
    """Every finding, errors first, then by place; `earlier` is the version this one is to replace."""
    survey = Survey(definition)
    ground = [finding for family in GROUND for each in family.CHECKS for finding in each(survey)]
    found = [finding for family in ALONE for each in family.CHECKS for finding in each(survey)]
    if not any(finding.severity is Severity.ERROR for finding in ground):
        found += [finding for family in FOLLOWED for each in family.CHECKS for finding in each(survey)]
    if earlier:
        found += ids.reused(survey, Survey(earlier))
    return in_order([*ground, *found])


def check_document(raw: Any, earlier: ProcedureDefinition | None = None) -> list[Finding]:
    """As `check`, for parsed JSON that may not even have the shape of a definition: findings `schema.*`."""
    read = shapes.read(raw)
    return in_order(read) if isinstance(read, list) else check(read, earlier)


def in_order(found: list[Finding]) -> list[Finding]:
    """Errors before warnings, then as the places stand in the document."""
    return sorted(found, key=lambda finding: (finding.severity is Severity.WARNING, _standing(finding.path)))


SECTIONS = list(ProcedureDefinition.model_fields)


def _standing(path: str) -> list[tuple[int, str]]:
    first, *rest = path.split("/")
    number = SECTIONS.index(first) if first in SECTIONS else -1
    return [(number, ""), *((int(each), "") if each.isdecimal() else (-1, each) for each in rest)]
