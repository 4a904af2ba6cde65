"""What happened to a dossier beside its steps, kind by kind; a kind is read only where there is something of it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from applications.desk.records import clock, handing, steps
from applications.desk.records.record import Kind, Record
from applications.models import Dossier
from core.text import Sentence

KINDS: dict[str, Kind] = {**clock.KINDS, **steps.KINDS, **handing.KINDS}

# A page reads so many kinds; the others are one click away.
MOST = 3


@dataclass(frozen=True)
class Section:
    name: str
    title: Sentence
    records: list[Record]


def with_records(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Each tells of which kinds it has something: `has_<kind>`."""
    known = {f"has_{name}": Exists(kind.rows().filter(**{kind.of: OuterRef("pk")})) for name, kind in KINDS.items()}
    return dossiers.annotate(**known)


def sections_of(dossier: Dossier, *, whole: bool = False) -> tuple[list[Section], list[Sentence]]:
    """The first kinds that have something, or all, the latest first; and the titles of those left out.

    The dossier was read `with_records`.
    """
    there = [name for name in KINDS if getattr(dossier, f"has_{name}")]
    shown = there if whole else there[:MOST]
    return [_section(dossier, name) for name in shown], [KINDS[name].title for name in there[len(shown) :]]


def _section(dossier: Dossier, name: str) -> Section:
    kind = KINDS[name]
    rows = kind.rows().filter(**{kind.of: dossier}).order_by("-pk")
    return Section(name, kind.title, [kind.tell(row) for row in rows])
