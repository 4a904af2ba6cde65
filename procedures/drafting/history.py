"""Who changed what and when, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core.text import Sentence
from procedures.models import DefinitionEdit, Procedure, ProcedureVersion

Verb = DefinitionEdit.Verb


@dataclass(frozen=True)
class Event:
    """One edit or one step of a version. `who` is empty for what the portal did; `before` and `after` as in the row."""

    pk: int
    at: datetime
    who: str
    verb: Verb
    what: Sentence
    number: int
    place: str
    before: Any
    after: Any
    note: str
    undoes: int | None
    may_be_undone: bool


def history_of_version(version: ProcedureVersion) -> list[Event]:
    """What was done to one version, the first thing first. One query."""
    return list(_events(version.edits.all()))


def history_of_procedure(procedure: Procedure) -> list[Event]:
    """The steps of all versions, the first thing first, without the edits of parts. One query."""
    return list(_events(DefinitionEdit.objects.filter(version__procedure=procedure).exclude(verb__in=_WRITING)))


_WRITING = DefinitionEdit.WRITING


def _events(edits: QuerySet[DefinitionEdit]) -> Iterator[Event]:
    rows = edits.select_related("user", "version", "undone_by").defer("version__document").order_by("pk")
    for row in rows:
        verb = Verb(row.verb)
        open_now = row.version.state == ProcedureVersion.State.DRAFT and verb in _WRITING
        yield Event(
            pk=row.pk,
            at=row.at,
            who=row.user.full_name if row.user else "",
            verb=verb,
            what=verb.label,
            number=row.version.number,
            place=row.place,
            before=row.before,
            after=row.after,
            note=row.note,
            undoes=row.undoes_id,
            may_be_undone=open_now and not hasattr(row, "undone_by"),
        )
