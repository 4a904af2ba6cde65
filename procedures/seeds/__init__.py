"""The procedures the city begins with, one document a file."""

import hashlib
import json
from pathlib import Path

from django.db import transaction

from accounts.models import Seed
from procedures.definition import ProcedureDefinition, read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.seeds.library import fill

FOLDER = Path(__file__).parent
SEED = "procedures.seeds"


def documents() -> list[Path]:
    """The files of the seeds, by procedure code."""
    return sorted(FOLDER.glob("*.json"))


def read(file: Path) -> ProcedureDefinition:
    """The definition in one file; Invalid names each place that is wrong."""
    return read_definition(json.loads(file.read_text(encoding="utf-8")))


@transaction.atomic
def load() -> None:
    """Publishes every seed, and fills the library from them; does nothing while the files are those of the last time.

    What a person published or retired since stays so: a seed only ever takes the place of a seed.
    """
    mark = hashlib.sha256(b"\0".join(file.read_bytes() for file in documents())).hexdigest()
    if Seed.objects.filter(name=SEED, fingerprint=mark).exists():
        return
    taken = set(Procedure.objects.exclude(current__published_by=None, retired_at=None).values_list("code", flat=True))
    definitions = [read(file) for file in documents()]
    for definition in definitions:
        if definition.general.code not in taken:
            publish(definition)
    fill(definitions)
    Seed.objects.update_or_create(name=SEED, defaults={"fingerprint": mark})
