"""The papers asked, each with its files, what it must be like, and what was wrong with the last try."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from applications.actions.attach_file import attach_file
from applications.actions.editing import may_change
from applications.actions.remove_file import remove_file
from applications.citizen.applicants import applicant_required, dossier_for
from applications.citizen.way import PAPERS, Way
from applications.models import Attachment, Dossier
from core.errors import Denied, Invalid
from core.files.keeping import NoRoom
from procedures.catalogue import wording
from procedures.definition.papers import Mode, PaperRequirement
from procedures.rules.papers import papers_asked

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


@applicant_required
def papers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST takes the files chosen and goes on; `upload=<paper>` stays there, `remove=<file>` takes that file back."""
    if request.method != "POST":
        return _show(request, dossier_for(request, pk))
    here = reverse("citizen:papers", args=[pk])
    if "remove" in request.POST:
        return redirect(f"{here}#{_take_back(request, dossier_for(request, pk))}")
    uploaded = request.POST.get("upload", "")
    if wrong := _take_in(request, pk, uploaded):
        return _show(request, dossier_for(request, pk), wrong)
    return redirect(f"{here}#{uploaded}" if uploaded else reverse("citizen:check", args=[pk]))


def _take_back(request: SignedInRequest, dossier: Dossier) -> str:
    """The paper the file was of."""
    number = request.POST["remove"]
    found = dossier.attachments.filter(pk=number).first() if number.isdecimal() else None
    if found is None:
        raise Denied
    remove_file(request.user, dossier.pk, found.pk)
    return found.paper


def _take_in(request: SignedInRequest, pk: UUID, uploaded: str) -> Wrong:
    """What was wrong, by paper; each file stands for itself."""
    wrong: dict[str, list[str]] = {}
    if uploaded and not request.FILES.getlist(uploaded):
        wrong[uploaded] = [_("Bạn chưa chọn tệp nào. Hãy chọn tệp trước, rồi bấm tải lên.")]
    for paper, files in request.FILES.lists():
        for file in files:
            try:
                attach_file(request.user, pk, paper, file.name or "", file)
            except (Invalid, NoRoom) as error:
                wrong.setdefault(paper, []).append(str(error.message))
    return wrong


def _show(request: SignedInRequest, dossier: Dossier, wrong: Wrong | None = None) -> HttpResponse:
    way = Way(dossier, request.user)
    rows = list(_rows(way, wrong or {}))
    context = {
        "dossier": dossier,
        "groups": _groups(rows),
        "bring": [_bring(row) for row in rows if row.paper.mode is Mode.PRESENT],
        "looked_up": [row.paper for row in rows if row.paper.mode is Mode.REPLACED_BY_DATA],
        "requested": way.asked(*(f"paper:{row.paper.id}" for row in rows)),
        "form": {"errors": [_problem(row) for row in rows if row.wrong]},
        "back": way.before(PAPERS),
        **way.line(PAPERS),
    }
    return render(request, "citizen/papers.html", context, status=422 if wrong else 200)


def _rows(way: Way, wrong: Wrong) -> Iterator[PaperRow]:
    files = way.dossier.files
    for paper in papers_asked(way.dossier.definition, way.facts):
        may = paper.mode is Mode.SUBMIT and may_change(way.targets, f"paper:{paper.id}")
        mine = [file_row(way.dossier, each) for each in files if each.paper == paper.id]
        quantity = wording.copies(paper.originals, paper.copies)
        yield PaperRow(paper, may, quantity, mine, wrong.get(paper.id, []))


def _groups(rows: list[PaperRow]) -> list[dict[str, Any]]:
    """What may be handed in now; papers that stand for each other together: one of them is enough, or one looked up."""
    looked_up = {row.paper.one_of for row in rows if row.paper.mode is Mode.REPLACED_BY_DATA and row.paper.one_of}
    alike = (list(group) for _key, group in groupby((row for row in rows if row.upload), _one_of))
    return [{"rows": group, "choice": len(group) > 1, "covered": group[0].paper.one_of in looked_up} for group in alike]


def _one_of(row: PaperRow) -> str:
    return row.paper.one_of or f"paper:{row.paper.id}"


def _bring(row: PaperRow) -> dict[str, Any]:
    return {
        "name": row.paper.name,
        "copies": row.quantity,
        "note": row.paper.hint,
        "optional": not row.paper.required,
    }


def _problem(row: PaperRow) -> dict[str, str]:
    return {"anchor": row.paper.id, "text": f"{row.paper.name}: {' '.join(row.wrong)}"}


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
