"""What comes out of a worked example by the rules as they are now: proposed, for a person to confirm."""

from collections.abc import Mapping
from typing import Any

from core.calendar import national_calendar
from procedures.definition import ProcedureDefinition
from procedures.definition.examples import Example
from procedures.rules.examples import Run


def outcome(definition: ProcedureDefinition, example: Example) -> dict[str, Any]:
    """Case, papers, fee, path, results, fields refused and due date, as `Expected` has them in JSON."""
    run = Run(definition, example, national_calendar())
    lists = {part: getattr(run, part) for part in ("papers", "path", "results", "errors")}
    due_at = run.due_at.isoformat() if run.due_at else None
    return {"case": run.case or None, "fee": run.fee, **lists, "due_at": due_at}


def filled(expect: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """What was expected, with all that came out in its place; what is shown and hidden stays a person's to say."""
    kept = {key: expect[key] for key in ("shown", "hidden") if key in expect}
    return kept | {key: value for key, value in found.items() if value is not None}
