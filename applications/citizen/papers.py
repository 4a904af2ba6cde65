"""The page of papers: files are taken in, or back; what is wrong with one is told beside its paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from applications.actions.attach_file import attach_file
from applications.actions.remove_file import remove_file
from applications.citizen.applicants import applicant_required, dossier_for, is_open
from applications.citizen.paper_rows import PaperRow, Wrong, paper_rows, to_bring, to_hand_in
from applications.citizen.way import PAPERS, Way
from applications.models import Dossier
from core.errors import Denied, Invalid
from core.files.keeping import NoRoom
from procedures.definition.papers import Mode


@applicant_required
def papers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST takes the files chosen and goes on; `upload=<paper>` stays there, `remove=<file>` takes that file back."""
    if request.method != "POST":
        dossier = dossier_for(request, pk)
        return _show(request, dossier) if is_open(dossier) else redirect("citizen:dossier", pk)
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
    rows = list(paper_rows(way, wrong or {}))
    context = {
        "dossier": dossier,
        "groups": to_hand_in(rows),
        "bring": [to_bring(row) for row in rows if row.paper.mode is Mode.PRESENT],
        "looked_up": [row.paper for row in rows if row.paper.mode is Mode.REPLACED_BY_DATA],
        "requested": way.asked(*(f"paper:{row.paper.id}" for row in rows)),
        "form": {"errors": [_problem(row) for row in rows if row.wrong]},
        "back": way.before(PAPERS),
        **way.line(PAPERS),
    }
    return render(request, "citizen/papers.html", context, status=422 if wrong else 200)


def _problem(row: PaperRow) -> dict[str, str]:
    return {"anchor": row.paper.id, "text": f"{row.paper.name}: {' '.join(row.wrong)}"}
