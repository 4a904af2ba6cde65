"""The handling page: papers left, lawful acts and facts right, what happened below."""

from functools import partial
from itertools import chain
from typing import Any
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.held import asked_once
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications import permissions
from applications.desk.act import Sent
from applications.desk.checklist import CHECKING, checklist
from applications.desk.drafts import drafts_for
from applications.desk.history import history_of
from applications.desk.looking import Glance, look
from applications.desk.offers import Task, acts_on, task_of
from applications.desk.offers.at import Whole
from applications.desk.reading import to_read
from applications.desk.records import sections_of, with_records
from applications.desk.standing import clock_at, elsewhere, findings, open_runs
from applications.filling.summary import answer_groups
from applications.models import Dossier, Supplement
from applications.queries import course_of, desk_queue_for, dossiers_of
from applications.status import Status
from applications.supplements import Change, changes_of
from applications.tones import TONES
from applications.workflow.advance import facts_of_dossier
from core.errors import or_denied
from procedures.definition.general import Channel
from procedures.rules.facts import Facts

# A PDF handed in is read in a frame of this page.
framing = csp_update({"frame-src": [SELF]})

KEYS = [
    ("t", _("việc chính của bước; còn giấy chưa kiểm tra thì chỉ đưa đến nút")),
    ("1 … 9", _("mở việc khác, theo thứ tự trên trang")),
    ("Ctrl + Enter", _("gửi nội dung đang nhập")),
    ("] [", _("giấy tờ sau, trước")),
    ("r", _("xoay ảnh")),
    ("+ −", _("phóng to, thu nhỏ ảnh")),
    ("l", _("làm thay người nộp đến quầy")),
    ("n", _("hồ sơ kế tiếp")),
    ("d", _("về danh sách")),
]
EVERYTHING = "tat-ca"


@staff_required
@require_GET
def dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`?tat-ca` shows all that was ever done."""
    return show_dossier(request, pk)


@asked_once()
def show_dossier(request: SignedInRequest, pk: UUID, sent: Sent | None = None) -> HttpResponseBase:
    """The page; a form that was sent and not carried out is in it as it was sent, with the refusal (422, 409)."""
    user = request.user
    readable = with_records(dossiers_of(user)).select_related("support_agency", "return_agency")
    found = or_denied(readable.prefetch_related("papers_issued").filter(pk=pk).first())
    glance, facts = look(user, found, timezone.now()), facts_of_dossier(found)
    tasks = [task_of(user, run, facts, sent) for run in open_runs(found) if permissions.holds_step(user, run)]
    refusal = sent.refusal if sent else None
    context = {
        "dossier": found,
        "status": Status(found.status).label,
        "tone": TONES[Status(found.status)],
        "clock_at": clock_at(found),
        "case": next(case for case in found.definition.cases if case.code == facts.case),
        "refusal": refusal,
        "form": {"errors": refusal},  # base.html says "error" in the title by it
        "elsewhere": elsewhere(found, user),
        "course": [vars(stage) for stage in course_of(found, facts)],
        "glance": glance,
        "keys": KEYS,
        "next": desk_queue_for(user).exclude(dossier=found).first(),
        **_to_do(user, found, facts, tasks, sent),
        **_to_read(found, facts, tasks, glance),
        **_money(user, found),
        **_past(user, found, glance, whole=EVERYTHING in request.GET),
    }
    status = refusal.status if refusal else 200
    return framing(partial(render, template_name="desk/dossier.html", context=context, status=status))(request)


def _to_do(user: User, found: Dossier, facts: Facts, tasks: list[Task], sent: Sent | None) -> dict[str, Any]:
    """The acts on each open step of this desk, and those on the dossier as a whole."""
    whole = acts_on(Whole(user, found, facts, list(found.step_runs.all()), sent))
    return {
        "tasks": tasks,
        "whole": whole,
        "problems": [problem for act in chain(whole, *(task.acts for task in tasks)) for problem in act.problems()],
        "serves": permissions.serves(user, found) and not found.is_ended,
        "grounds": found.definition.general.legal_bases,
        "drafts": drafts_for([task.run for task in tasks], facts),
    }


def _to_read(found: Dossier, facts: Facts, tasks: list[Task], glance: Glance) -> dict[str, Any]:
    """What was answered and handed in, and what of it is new."""
    supplements = list(found.supplements.select_related("requested_by").order_by("-pk"))
    at_counter = found.channel == Channel.COUNTER
    papers = to_read(found, facts, [glance.before_at, supplements[0].requested_at if supplements else None])
    return {
        "groups": [*answer_groups(found, facts), *findings(found)],
        "papers": papers,
        "checklist": checklist(papers, glance.checked, at_counter) if any(_checks(task) for task in tasks) else None,
        "supplements": supplements,
        "changes": _changes(supplements),
    }


def _money(user: User, found: Dossier) -> dict[str, Any]:
    charges = found.charges.select_related("settled_by", "set_by")
    return {"charges": charges, "may_settle": permissions.may_settle(user, found)}


def _past(user: User, found: Dossier, glance: Glance, whole: bool) -> dict[str, Any]:
    """What was issued, recorded and done; `whole`: all that ever was."""
    records, more_records = sections_of(found, whole=whole)
    return {
        "issued": found.papers_issued.all(),
        "records": records,
        "more_records": more_records,
        "history": history_of(found, user, glance.before_at, whole=whole),
    }


def _checks(task: Task) -> bool:
    return task.run.kind in CHECKING and bool(task.acts) and not task.run.waiting_since


def _changes(supplements: list[Supplement]) -> list[Change]:
    """What the last request that was answered changed."""
    answered: Any = next((each for each in supplements if each.answered_at), None)
    return changes_of(answered) if answered else []
