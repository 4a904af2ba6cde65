"""From a stored version to its typed definition, parsed once a process: published documents never change."""

import json
from functools import lru_cache

from procedures.definition import ProcedureDefinition, read_definition
from procedures.models import ProcedureVersion


@lru_cache(maxsize=512)
def definition_by(sha256: str, version_id: int) -> ProcedureDefinition:
    """The definition of the version with this fingerprint and id; its long document is read once."""
    return read_definition(json.loads(ProcedureVersion.objects.values_list("document", flat=True).get(pk=version_id)))


def definition_of(version: ProcedureVersion) -> ProcedureDefinition:
    """The definition this version holds."""
    return definition_by(version.sha256, version.pk)
