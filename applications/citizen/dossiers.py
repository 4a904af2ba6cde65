"""My dossiers: whose turn it is, who holds each, when it is due."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from applications.actions.complete_step import complete_step
from applications.citizen.summary import answer_groups
from applications.models import Dossier
from applications.queries import course_of, current_files, dossiers_of, holders_now
from applications.status import Status
from applications.tones import tone_of
from applications.workflow.advance import facts_of_dossier
from core.errors import Denied
from core.once import once
from procedures.definition.process import StepKind


@login_required
@require_GET
def dossiers(request: SignedInRequest) -> HttpResponse:
    """All of this person's dossiers and those of the organisations they represent: their turn first."""
    cards = [_card(dossier) for dossier in dossiers_of(request.user)[:200]]
    cards.sort(key=lambda card: not card["ask"])
    return render(request, "citizen/dossiers.html", {"cards": cards})


def _card(dossier: Dossier) -> dict[str, Any]:
    ended = dossier.is_ended
    return {
        "title": dossier.procedure.name,
        "url": url_of(dossier),
        "code": str(dossier),
        "tone": tone_of(dossier),
        "status": Status(dossier.status).label,
        "holder": ", ".join(holders_now(dossier)),
        "due_at": None if ended or dossier.resolved_at else dossier.due_at,
        "course": [] if dossier.status == Status.DRAFT else [vars(stage) for stage in course_of(dossier)],
        "ask": ask(dossier),
        "organisation": dossier.organisation,
    }


def url_of(dossier: Dossier) -> str:
    """A draft goes on at its check page, which tells what is missing."""
    return reverse("citizen:check" if dossier.status == Status.DRAFT else "citizen:dossier", args=[dossier.pk])


def ask(dossier: Dossier) -> str:
    """What the applicant must do now; empty when it is somebody else's turn."""
    if dossier.status == Status.DRAFT:
        return _("Hoàn thành và nộp hồ sơ")
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        return _("Bổ sung theo yêu cầu của cơ quan")
    if confirmation(dossier):
        return _("Xem bản dự thảo và xác nhận")
    return ""


def confirmation(dossier: Dossier) -> Any:
    """The open step that waits for the applicant's confirmation, if any."""
    runs = dossier.step_runs.all()
    return next((run for run in runs if run.is_open and run.kind == StepKind.CITIZEN_CONFIRMATION), None)


@login_required
@require_GET
def dossier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One dossier: status, who holds it, when it is due, what to do next, papers to download."""
    found = dossiers_of(request.user).filter(pk=pk).first()
    if found is None:
        raise Denied
    if found.status == Status.DRAFT:
        return redirect("citizen:check", pk)
    context = {
        "dossier": found,
        "status": Status(found.status).label,
        "tone": tone_of(found),
        "holders": holders_now(found),
        "course": [vars(stage) for stage in course_of(found)],
        "ask": ask(found),
        "confirmation": confirmation(found),
        "supplements": found.supplements.filter(answered_at=None),
        "papers": found.papers_issued.exclude(kind="CONTROL_SHEET"),
        "charges": found.charges.all(),
        "files": current_files(found),
        "groups": answer_groups(found, facts_of_dossier(found)),
        "notices": found.notices.all()[:20],
    }
    return render(request, "citizen/dossier.html", context)


@login_required
@require_POST
def confirm(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponse:
    """The applicant confirms the draft, or sends it back with what is wrong."""
    outcome, note = request.POST.get("outcome", ""), request.POST.get("note", "")
    revision = int(request.POST.get("revision") or -1)

    def act() -> str:
        complete_step(request.user, pk, run_id, revision, outcome, note)
        return reverse("citizen:dossier", args=[pk])

    return redirect(once(request, act))
