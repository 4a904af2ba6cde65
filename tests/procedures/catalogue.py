"""A catalogue to look things up in: what the city defines, and our records of the national catalogue."""

import json
from pathlib import Path
from typing import Any

from procedures.definition import ProcedureDefinition, read_definition
from procedures.models import Procedure
from procedures.national.importing import import_catalogue
from procedures.publishing import publish
from tests.procedures.national import RECORDS

SEEDS = Path(__file__).parents[2] / "procedures" / "seeds"


def definition(code: str) -> ProcedureDefinition:
    """One of the definitions the city begins with."""
    return read_definition(json.loads((SEEDS / f"{code}.json").read_text()))


def published(code: str) -> Procedure:
    """The same, in force."""
    return publish(definition(code)).procedure


def imported(path: Path = RECORDS) -> dict[str, int]:
    """Our records, brought in; a failure is a mistake of the test."""
    counts = import_catalogue(path, failed=print, warned=str)
    assert counts["failed"] == 0
    return counts


def imported_record(folder: Path, **record: Any) -> Procedure:
    """One record of these values, brought in."""
    (folder / "record.json").write_text(json.dumps({"code": "1.900009", "name": "Thủ tục"} | record))
    imported(folder)
    return Procedure.objects.get(code=record.get("code", "1.900009"))
