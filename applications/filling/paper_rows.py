"""Each paper asked, with its files, as the page of papers shows it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.actions.parts.editing import may_change
from applications.filling.way import Way
from applications.models import Attachment, Dossier
from procedures.catalogue import wording
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.papers import papers_asked

# What is wrong with the files just sent, by paper.
Wrong = Mapping[str, list[str]]


@dataclass(frozen=True)
class PaperRow:
    """One paper: `upload` where files may be handed in or taken back now."""

    paper: PaperRequirement
    upload: bool
    quantity: str
    files: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def accept(self) -> str:
        return ",".join(f".{kind}" for kind in self.paper.types)

    @property
    def types(self) -> str:
        return ", ".join(kind.upper() for kind in self.paper.types)

    @property
    def may_add(self) -> bool:
        return self.upload and len(self.files) < self.paper.max_files


def paper_rows(way: Way, wrong: Wrong) -> Iterator[PaperRow]:
    """The papers asked now, of every mode, in the order of the document."""
    files = way.dossier.files
    for paper in papers_asked(way.dossier.definition, way.facts):
        may = paper.mode is Mode.SUBMIT and may_change(way.targets, f"paper:{paper.id}")
        mine = [file_row(way.dossier, each) for each in files if each.paper == paper.id]
        quantity = wording.copies(paper.originals, paper.copies)
        yield PaperRow(paper, may, quantity, mine, wrong.get(paper.id, []))


def to_hand_in(rows: list[PaperRow]) -> list[dict[str, Any]]:
    """What may be handed in now; papers that stand for each other together: one of them is enough, or one looked up."""
    looked_up = {row.paper.one_of for row in rows if row.paper.mode is Mode.REPLACED_BY_DATA and row.paper.one_of}
    alike = (list(group) for _key, group in groupby((row for row in rows if row.upload), _one_of))
    return [{"rows": group, "choice": len(group) > 1, "covered": group[0].paper.one_of in looked_up} for group in alike]


def _one_of(row: PaperRow) -> str:
    return row.paper.one_of or f"paper:{row.paper.id}"


def to_bring(row: PaperRow) -> dict[str, Any]:
    """A paper to show at the counter, for parts/papers.html."""
    return {
        "name": row.paper.name,
        "copies": row.quantity,
        "note": row.paper.hint,
        "optional": not row.paper.required,
    }


def file_row(dossier: Dossier, attachment: Attachment) -> dict[str, Any]:
    """A file as parts/file.html shows it."""
    url = reverse("citizen:file", args=[dossier.pk, attachment.pk])
    picture = attachment.content_type.startswith("image/")
    return {
        "id": attachment.pk,
        "name": attachment.name,
        "size": attachment.blob.size,
        "url": f"{url}?xem",
        "preview_url": f"{url}?xem" if picture else "",
        "tone": "done",
        "state": _("%(n)s trang") % {"n": attachment.pages} if attachment.pages else _("Đã nhận"),
    }


def problem(row: PaperRow) -> dict[str, str]:
    """What is wrong with the files of a paper, as a line of the summary of errors."""
    return {"anchor": row.paper.id, "text": f"{row.paper.name}: {' '.join(row.wrong)}"}
