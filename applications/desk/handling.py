"""The handling page: papers left, lawful acts and facts right, history below."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from applications.citizen.summary import answer_groups
from applications.desk.act import Sent
from applications.desk.history import history_of
from applications.desk.offers import acts_on, task_of
from applications.desk.offers.at import Whole
from applications.models import Attachment, Dossier, StepRun
from applications.queries import course_of, desk_queue_for, dossiers_of
from applications.status import Status
from applications.tones import tone_of
from applications.workflow.advance import facts_of_dossier
from core.errors import Denied
from procedures.definition.process import StepKind
from procedures.fields import show
from procedures.rules.facts import Facts
from procedures.rules.papers import papers_asked

# A PDF handed in is read in a frame of this page.
framing = csp_update({"frame-src": [SELF]})


@staff_required
@require_GET
def dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    return show_dossier(request, pk)


def show_dossier(request: SignedInRequest, pk: UUID, sent: Sent | None = None) -> HttpResponseBase:
    """The page; a form that was sent and not carried out is in it as it was sent, with the refusal (422, 409)."""
    found = dossiers_of(request.user).filter(pk=pk).first()
    if found is None:
        raise Denied
    facts = facts_of_dossier(found)
    user = request.user
    tasks = [task_of(user, run, facts, sent) for run in _open_runs(found) if permissions.holds_step(user, run)]
    whole = acts_on(Whole(user, found, facts, list(found.step_runs.all()), sent))
    supplements = list(found.supplements.select_related("requested_by").order_by("-pk"))
    refusal = sent.refusal if sent else None
    context = {
        "dossier": found,
        "status": Status(found.status).label,
        "tone": tone_of(found),
        "clock_at": _clock_at(found),
        "case": next(case for case in found.definition.cases if case.code == found.case_code),
        "tasks": tasks,
        "whole": whole,
        "refusal": refusal,
        "problems": [problem for act in chain(whole, *(task.acts for task in tasks)) for problem in act.problems()],
        "form": {"errors": refusal},  # base.html says "error" in the title by it
        "elsewhere": _elsewhere(found, request.user),
        "groups": [*answer_groups(found, facts), *_findings(found)],
        "papers": list(_papers(found, facts, supplements[0].requested_at if supplements else None)),
        "course": [vars(stage) for stage in course_of(found, facts)],
        "charges": found.charges.select_related("settled_by"),
        "may_settle": permissions.may_settle(request.user, found),
        "issued": found.papers_issued.all(),
        "supplements": supplements,
        "history": history_of(found),
        "grounds": found.definition.general.legal_bases,
        "next": desk_queue_for(request.user).exclude(dossier=found).first(),
    }
    status = refusal.status if refusal else 200
    page = partial(render, template_name="desk/dossier.html", context=context, status=status)
    return framing(page)(request)


def _open_runs(dossier: Dossier) -> Iterator[StepRun]:
    for run in dossier.step_runs.all():
        if run.is_open and run.kind not in {StepKind.CITIZEN_CONFIRMATION, StepKind.AUTOMATIC}:
            run.dossier = dossier
            yield run


def _clock_at(dossier: Dossier) -> datetime | None:
    """When the legal time ends: to answer a filing, then to resolve it; none while no clock runs."""
    if dossier.paused_at or dossier.resolved_at or dossier.ended_at:
        return None
    intake = (run.due_at for run in dossier.step_runs.all() if run.is_open and not run.waiting_since)
    return dossier.due_at if dossier.accepted_at else next(intake, None)


def _elsewhere(dossier: Dossier, user: User) -> list[dict[str, Any]]:
    """Where the open steps are, for whoever has none of them on the desk."""
    handled = any(run.closed_by_id == user.pk and run.kind == StepKind.HANDLING for run in dossier.step_runs.all())
    return [
        {
            "run": run,
            "who": run.unit or run.agency or _("người nộp hồ sơ"),
            "four_eyes": handled and run.kind == StepKind.APPROVAL,
        }
        for run in dossier.step_runs.all()
        if run.is_open and run.kind != StepKind.AUTOMATIC
    ]


def _findings(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """What officers recorded so far, as one more group of answers."""
    fields = [field for step in dossier.definition.process.steps() for field in step.fields]
    known = {field.id: dossier.findings.get(field.id) for field in fields}
    answers = [
        {"label": str(field.label), "value": show(known[field.id], field)}
        for field in fields
        if known[field.id] is not None
    ]
    if answers:
        yield {"title": _("Cán bộ đã ghi nhận"), "answers": answers}


def _papers(dossier: Dossier, facts: Facts, asked_at: datetime | None) -> Iterator[dict[str, Any]]:
    """Each paper asked with its files; then files of papers that are not asked any more, which stay in the dossier.

    The first file is open to read; one handed in since `asked_at`, the last request to complete the dossier, is new.
    """
    files = [_file(dossier, each, asked_at) for each in dossier.files]
    asked = papers_asked(dossier.definition, facts)
    of = {paper.id: [file for file in files if file["attachment"].paper == paper.id] for paper in asked}
    others = [file for file in files if file["attachment"].paper not in of]
    for file in [*chain.from_iterable(of.values()), *others][:1]:
        file["is_first"] = True
    yield from ({"paper": paper, "files": of[paper.id]} for paper in asked)
    if others:
        yield {"paper": None, "files": others}


def _file(dossier: Dossier, attachment: Attachment, asked_at: datetime | None) -> dict[str, Any]:
    return {
        "attachment": attachment,
        "url": f"{reverse('citizen:file', args=[dossier.pk, attachment.pk])}?xem",
        "is_picture": attachment.content_type.startswith("image/"),
        "is_new": asked_at is not None and attachment.uploaded_at > asked_at,
        "size": attachment.blob.size,
    }
