"""The checks that prove a definition before it is published. What needs no city is pure; docs/findings.md lists all."""

from typing import Any

from django.db import DatabaseError

from procedures.definition import ProcedureDefinition
from procedures.gate import shapes
from procedures.gate.checks import ALONE, BOUNDS, FOLLOWED, GROUND, all_of, ids, offices
from procedures.gate.finding import Check, Finding, Severity, has_errors, in_order
from procedures.gate.reading import Unreadable, read_json
from procedures.gate.survey import Survey

__all__ = ["Check", "Finding", "Severity", "check", "check_all", "check_document", "check_offices", "has_errors"]


def check(definition: ProcedureDefinition, earlier: ProcedureDefinition | None = None) -> list[Finding]:
    """Every finding, errors first, then by place; `earlier` is the version this one is to replace."""
    survey = Survey(definition)
    if too_large := all_of(BOUNDS, survey):
        return too_large
    ground = all_of(GROUND, survey)
    found = [*ground, *all_of(ALONE, survey)]
    if not has_errors(ground):
        found += all_of(FOLLOWED, survey)
    if earlier:
        found += ids.reused(survey, Survey(earlier))
    return in_order(found)


def check_document(raw: Any, earlier: ProcedureDefinition | None = None) -> list[Finding]:
    """As `check`, for parsed JSON that may not even have the shape of a definition: findings `schema.*`."""
    read = shapes.read(raw)
    return in_order(read) if isinstance(read, list) else check(read, earlier)


def check_offices(definition: ProcedureDefinition) -> list[Finding]:
    """What the city's rows say: desks nobody holds or no office has, channels without a counter, refusals of examples.

    Asks the database (eight queries at most).
    """
    survey = Survey(definition)
    if all_of(BOUNDS, survey):
        return []
    return in_order(list(offices.findings(survey, sound=not has_errors(all_of(GROUND, survey)))))


def check_all(text: str | bytes) -> list[Finding]:
    """As `check_document` and `check_offices` together, for a JSON text that may not even be one.

    Where there is no database, as on an author's own machine, a warning says that the offices were not asked.
    """
    try:
        read = shapes.read(read_json(text))
        return in_order(read if isinstance(read, list) else [*check(read), *check_offices(read)])
    except Unreadable as error:
        return [Finding(error.code, "", error.message)]
    except DatabaseError:
        return in_order([*check_document(read_json(text)), offices.unknown()])
