"""One dossier: status, who holds it, when it is due, what to do next, the papers to download."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.requests import SignedInRequest
from applications.actions.choose_return import may_choose_return
from applications.actions.complete_step import complete_step
from applications.actions.withdraw import may_withdraw
from applications.citizen.applicants import applicant_required
from applications.citizen.dossiers import ask, promised
from applications.filling.draft_result import confirmation, draft_results
from applications.filling.paper_rows import file_row
from applications.filling.returning import chosen_return, is_returned_where_received
from applications.filling.summary import answer_groups
from applications.filling.way import PAPERS, Way, url_of
from applications.models import Charge, Dossier
from applications.models.paper import INTERNAL, PaperKind
from applications.models.step_run import Outcome
from applications.papers.refusal import branch_name
from applications.queries import course_of, dossiers_of, holders_now
from applications.status import Status
from applications.tones import tone_of
from applications.workflow.advance import facts_of_dossier
from core.errors import Conflict, Refusal, or_denied
from core.once import answered
from core.sent import whole
from procedures.rules.facts import Facts

NOTICES = 20


@applicant_required
@require_GET
def dossier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A draft has no page of its own yet: it goes on at its check."""
    found = _found(request, pk)
    return redirect("citizen:check", pk) if found.status == Status.DRAFT else _show(request, found)


def _found(request: SignedInRequest, pk: UUID) -> Dossier:
    return or_denied(dossiers_of(request.user).filter(pk=pk).first())


def _show(request: SignedInRequest, found: Dossier, wrong: dict[str, str] | None = None) -> HttpResponse:
    facts = facts_of_dossier(found)
    context = {
        "dossier": found,
        "status": Status(found.status).label,
        "tone": tone_of(found),
        "holders": holders_now(found),
        "due_at": promised(found),
        "elsewhere": "" if is_returned_where_received(found) else chosen_return(found),
        "may_choose_return": may_choose_return(found),
        "reason": _reason(found),
        "refused_parts": _refused_parts(found),
        "course": [vars(stage) for stage in course_of(found, facts)],
        "ask": ask(found),
        "pauses": found.pauses.filter(ended_at=None) if found.paused_at else [],
        "charges": found.charges.all(),
        "is_to_pay": not found.is_ended and any(charge.state == Charge.State.DUE for charge in found.charges.all()),
        "papers": found.papers_issued.exclude(kind__in=INTERNAL).select_related("blob"),
        "files": [file_row(found, file) for file in found.files],
        "groups": answer_groups(found, facts),
        "notices": [
            {"at": notice.created_at, "title": notice.title, "text": notice.body}
            for notice in found.notices.all()[:NOTICES]
        ],
        **_confirming(found, facts, wrong),
        **_supplementing(request, found),
        **_withdrawing(found),
    }
    return render(request, "citizen/dossier.html", context, status=422 if wrong else 200)


def _reason(found: Dossier) -> str:
    """Why the dossier as a whole was refused or stopped."""
    if found.status not in {Status.REJECTED_INTAKE, Status.STOPPED}:
        return ""
    refused = [run.note for run in found.step_runs.all() if run.outcome == Outcome.REFUSED and not run.branch]
    notice = None if refused else found.papers_issued.filter(kind=PaperKind.STOP_NOTICE).last()
    return str(notice.data["reason"]) if notice else "".join(refused[-1:])


def _refused_parts(found: Dossier) -> list[dict[str, str]]:
    """The parts that were refused while the others went on, each with its reason."""
    blocks = found.definition.process.blocks
    refused = [run for run in found.step_runs.all() if run.outcome == Outcome.REFUSED and run.branch]
    return [{"name": branch_name(blocks, run.branch.split("/")), "note": run.note} for run in refused]


def _confirming(found: Dossier, facts: Facts, wrong: dict[str, str] | None) -> dict[str, Any]:
    """The draft result to check, while the process waits for that."""
    run = confirmation(found)
    results = draft_results(found, facts) if run else []
    problems = [{"anchor": place, "text": text} for place, text in (wrong or {}).items()]
    return {"run": run, "results": results, "wrong": wrong, "form": {"errors": problems}}


def _supplementing(request: SignedInRequest, found: Dossier) -> dict[str, Any]:
    """What was asked, each with where it is mended, and where to begin."""
    if found.status != Status.AWAITING_SUPPLEMENT:
        return {}
    way = Way(found, request.user)
    pages = {
        field.id: page.id
        for page in found.definition.form.pages
        for section in page.sections
        for field in section.fields
    }
    asked = list(found.supplements.standing())
    for item in (item for supplement in asked for item in supplement.items):
        kind, _colon, name = item["target"].partition(":")
        page = pages.get(name.partition(".")[0], "")
        item["url"] = f"{url_of(found, PAPERS)}#{name}" if kind == "paper" else url_of(found, page)
    return {"supplements": asked, "begin": url_of(found, way.stops[0].name)}


def _withdrawing(found: Dossier) -> dict[str, Any]:
    """The request that waits for its answer, and else whether the dossier may still be asked back."""
    asked = found.withdrawals.filter(granted=None).first() if found.status == Status.WITHDRAWN else None
    try:
        may_withdraw(found)
    except Conflict:
        return {"withdrawal": asked}
    return {"withdrawal": None, "may_withdraw": True}


def show_with(request: SignedInRequest, pk: UUID, error: Refusal) -> HttpResponse:
    """The page with what was wrong in one of its forms, each beside its question; a Conflict has a page of its own."""
    if isinstance(error, Conflict):
        raise error
    return _show(request, _found(request, pk), {place: str(words) for place, words in error.fields.items()})


@applicant_required
@require_POST
def confirm(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """The applicant confirms the draft, or sends it back with what is wrong."""
    outcome, note, revision = (request.POST.get(name, "") for name in ("outcome", "note", "revision"))

    def act() -> str:
        expected = whole(revision)
        complete_step(request.user, pk, run_id, -1 if expected is None else expected, outcome, note)
        return reverse("citizen:dossier", args=[pk])

    return answered(request, act, partial(show_with, request, pk), done=_("Đã gửi trả lời của bạn."))
