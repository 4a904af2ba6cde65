"""The checks that prove a definition before it is published. What needs no city is pure; docs/findings.md lists all."""

from procedures.definition import ProcedureDefinition
from procedures.gate import channels, conditions, cycles, fees, fields, form, general, ids, outcome, papers, process
from procedures.gate import quantities, references, steps
from procedures.gate.finding import Check, Finding, Severity
from procedures.gate.survey import Survey, SurveyCheck

__all__ = ["Check", "Finding", "Severity", "check"]

FAMILIES = (
    references, conditions, quantities, cycles, ids, general, channels, form, fields, papers, fees, process, steps, outcome
)  # fmt: skip
CHECKS: tuple[SurveyCheck, ...] = tuple(each for family in FAMILIES for each in family.CHECKS)


def check(definition: ProcedureDefinition, earlier: ProcedureDefinition | None = None) -> list[Finding]:
    """Every finding, errors first, then by place; `earlier` is the version this one is to replace."""
    survey = Survey(definition)
    found = [finding for each in CHECKS for finding in each(survey)]
    if earlier:
        found += ids.reused(survey, Survey(earlier))
    return in_order(found)


def in_order(found: list[Finding]) -> list[Finding]:
    """Errors before warnings, then as the places stand in the document."""
    return sorted(found, key=lambda finding: (finding.severity is Severity.WARNING, _standing(finding.path)))


SECTIONS = list(ProcedureDefinition.model_fields)


def _standing(path: str) -> list[tuple[int, str]]:
    first, *rest = path.split("/")
    number = SECTIONS.index(first) if first in SECTIONS else -1
    return [(number, ""), *((int(each), "") if each.isdecimal() else (-1, each) for each in rest)]
