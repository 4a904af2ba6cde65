"""The page of papers: files are taken in, or back; what is wrong with one is told beside its paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.requests import SignedInRequest
from applications.citizen.applicants import applicant_required, dossier_for, is_open
from applications.filling.paper_rows import Wrong, paper_rows, problem, to_bring, to_hand_in
from applications.filling.uploading import REMOVE, UPLOAD, take_back, take_in
from applications.filling.way import PAPERS, Way
from applications.models import Dossier
from procedures.definition.papers import Mode


@applicant_required
def papers(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST takes the files chosen and goes on; `upload=<paper>` stays there, `remove=<file>` takes that file back."""
    if request.method != "POST":
        dossier = dossier_for(request, pk)
        return _show(request, dossier) if is_open(dossier) else redirect("citizen:dossier", pk)
    here = reverse("citizen:papers", args=[pk])
    if REMOVE in request.POST:
        return redirect(f"{here}#{take_back(request, dossier_for(request, pk))}")
    uploaded = request.POST.get(UPLOAD, "")
    if wrong := take_in(request, pk):
        return _show(request, dossier_for(request, pk), wrong)
    return redirect(f"{here}#{uploaded}" if uploaded else reverse("citizen:check", args=[pk]))


def _show(request: SignedInRequest, dossier: Dossier, wrong: Wrong | None = None) -> HttpResponse:
    way = Way(dossier, request.user)
    rows = list(paper_rows(way, wrong or {}))
    context = {
        "dossier": dossier,
        "groups": to_hand_in(rows),
        "bring": [to_bring(row) for row in rows if row.paper.mode is Mode.PRESENT],
        "looked_up": [row.paper for row in rows if row.paper.mode is Mode.REPLACED_BY_DATA],
        "requested": way.asked(*(f"paper:{row.paper.id}" for row in rows)),
        "form": {"errors": [problem(row) for row in rows if row.wrong]},
        "back": way.before(PAPERS),
        **way.line(PAPERS),
    }
    return render(request, "citizen/papers.html", context, status=422 if wrong else 200)
