"""What happened to a dossier beside its steps, kind by kind; a kind is read only where there is something of it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from applications.desk.records import clock, handing, steps
from applications.desk.records.record import Kind, Record
from applications.models import Dossier
from core.text import Sentence

KINDS: dict[str, Kind] = {**clock.KINDS, **steps.KINDS, **handing.KINDS}


@dataclass(frozen=True)
class Section:
    name: str
    title: Sentence
    records: list[Record]


def with_records(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Each tells of which kinds it has something: `has_<kind>`."""
    known = {f"has_{name}": Exists(kind.rows().filter(**{kind.of: OuterRef("pk")})) for name, kind in KINDS.items()}
    return dossiers.annotate(**known)


def sections_of(dossier: Dossier) -> list[Section]:
    """The kinds that have something, the latest first; the dossier was read `with_records`."""
    return [
        Section(name, kind.title, [kind.tell(row) for row in kind.rows().filter(**{kind.of: dossier}).order_by("-pk")])
        for name, kind in KINDS.items()
        if getattr(dossier, f"has_{name}")
    ]
