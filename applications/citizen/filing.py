"""Check your answers, swear, file; and the page that confirms it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from applications.actions.answer_supplement import answer_supplement
from applications.actions.submit import submit, wrong_in
from applications.citizen.applicants import applicant_required, dossier_for
from applications.deadlines import calendar_of
from applications.filling.paper_rows import file_row
from applications.filling.returning import chosen_return
from applications.filling.summary import answer_groups, fee_row, problems
from applications.filling.way import CHECK, PAPERS, Way, url_of
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.status import Status
from applications.supplements import is_unchanged
from core.calendar import add_working_time
from core.errors import Invalid
from procedures.rules.facts import Facts
from procedures.rules.fees import fee_lines, total
from procedures.rules.papers import papers_asked
from procedures.rules.validation import warnings


@applicant_required
def check(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST files the draft, or hands back what was asked to be completed. What is still missing is told before, too."""
    if request.method != "POST":
        return _show(request, pk)
    try:
        return redirect(_hand_in(request, pk))
    except Invalid as error:
        return _show(request, pk, error.fields)


def _hand_in(request: SignedInRequest, pk: UUID) -> str:
    """Doing it twice is doing it once: the actions themselves see to that."""
    if "supplement" in request.POST:
        answer_supplement(request.user, pk, note=request.POST.get("note", ""))
        messages.success(request, _("Đã gửi phần bổ sung."))
        return reverse("citizen:dossier", args=[pk])
    if request.POST.get("oath") != "on":
        raise Invalid(_("Bạn cần cam đoan trước khi nộp."), {"oath": _("Hãy đánh dấu vào lời cam đoan.")})
    submit(request.user, pk)
    return reverse("citizen:submitted", args=[pk])


def _show(request: SignedInRequest, pk: UUID, refused: Mapping[str, Any] | None = None) -> HttpResponse:
    """The page; a dossier that cannot be filed any more has its own."""
    dossier = dossier_for(request, pk, "territory", "return_agency")
    if dossier.status not in {Status.DRAFT, Status.AWAITING_SUPPLEMENT}:
        return redirect("citizen:dossier", pk)
    way = Way(dossier, request.user)
    missing = wrong_in(dossier, way.facts)
    oath, unexplained = ((refused or {}).get(name) for name in ("oath", "note"))
    beside = [{"text": str(text), "url": url} for text, url in ((oath, "#oath"), (unexplained, "#note")) if text]
    lines = fee_lines(dossier.definition, way.facts)
    context = {
        "dossier": dossier,
        "groups": _groups(way),
        "papers": _papers(dossier, way.facts),
        "papers_url": url_of(dossier, PAPERS) if PAPERS in {stop.name for stop in way.stops} else "",
        "fees": [fee_row(line) for line in lines],
        "total": total(lines) if lines else None,
        "place": dossier.territory,
        "returning": chosen_return(dossier),
        "missing": problems(dossier, missing),
        "doubts": problems(dossier, warnings(dossier.definition, dossier.answers, way.facts)),
        "form": {"errors": problems(dossier, missing) + beside if refused else []},
        "oath": oath,
        "unexplained": unexplained,
        "unchanged": way.is_supplement and any(map(is_unchanged, dossier.supplements.standing())),
        "requested": way.asked(*way.targets),
        "back": way.before(CHECK),
        **way.line(CHECK),
    }
    return render(request, "citizen/check.html", context, status=422 if refused else 200)


def _groups(way: Way) -> list[dict[str, Any]]:
    """The answers; a page that may not change now has no link."""
    names = {stop.name for stop in way.stops}
    groups = answer_groups(way.dossier, way.facts)
    return [group | {"url": group["url"] if group["id"] in names else ""} for group in groups]


def _papers(dossier: Dossier, facts: Facts) -> list[dict[str, Any]]:
    """Each paper that has files, with them."""
    asked = papers_asked(dossier.definition, facts)
    rows = [(paper, [file_row(dossier, file) for file in dossier.files if file.paper == paper.id]) for paper in asked]
    return [{"name": paper.name, "files": mine} for paper, mine in rows if mine]


@applicant_required
def submitted(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The confirmation: number, what happens next and when. It can be bookmarked and reloaded."""
    dossier = dossier_for(request, pk, "receiving_agency", "competent_agency")
    if dossier.submitted_at is None:
        return redirect("citizen:check", pk)
    hours = dossier.definition.deadline.answer_online_within_hours
    context = {
        "dossier": dossier,
        "hours": f"{hours.normalize():f}",
        "answer_by": add_working_time(dossier.submitted_at, timedelta(hours=float(hours)), calendar_of(dossier)),
        "acknowledgement": dossier.papers_issued.filter(kind=PaperKind.ACKNOWLEDGEMENT).first(),
    }
    return render(request, "citizen/submitted.html", context)
