"""A definition as a file: the very bytes its hash is of, and back."""

from django.db.models import F
from django.utils.translation import gettext as _

from core.errors import Denied, Invalid
from procedures.definition import ProcedureDefinition
from procedures.gate import Finding
from procedures.gate.reading import read_json
from procedures.gate.shapes import read as read_shape
from procedures.models import ProcedureVersion

TOLD = 5


class Unfit(Invalid):
    """What was sent cannot be read as a definition: `findings` names every place, `fields` the same by place."""

    def __init__(self, findings: list[Finding]) -> None:
        told = "; ".join(f"{each.path}: {each.message}" for each in findings[:TOLD])
        more = _(" Và %(n)s chỗ khác.") % {"n": len(findings) - TOLD} if len(findings) > TOLD else ""
        super().__init__(told + more, {each.path: each.message for each in findings})
        self.findings = findings


def export(version: ProcedureVersion) -> bytes:
    """The canonical JSON of the version, whose SHA-256 is the version's own; no new line at its end."""
    return version.document.encode()


def read(text: str | bytes) -> ProcedureDefinition:
    """The definition in a JSON text from anybody. Invalid for what is no safe JSON; Unfit tells each place."""
    definition = read_shape(read_json(text))
    if isinstance(definition, list):
        raise Unfit(definition)
    return definition


def version_to_export(code: str, *, number: int | None = None, draft: bool = False) -> ProcedureVersion:
    """The version with this number, the newest that is open, or what is in force (else the newest). Denied for none."""
    versions = ProcedureVersion.objects.filter(procedure__code=code).order_by("-number")
    if number is not None:
        versions = versions.filter(number=number)
    elif draft:
        versions = versions.filter(state__in=ProcedureVersion.OPEN)
    else:
        kept = versions.exclude(state=ProcedureVersion.State.DISCARDED)
        versions = kept.order_by(F("current_of").asc(nulls_last=True), "-number")
    if version := versions.first():
        return version
    raise Denied
