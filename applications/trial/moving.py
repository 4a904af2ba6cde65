"""The door of a migration plan: what the version in force would mean for each dossier under an older one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.move_version import move_version, undo_move
from applications.desk.asking import Words
from applications.models import Dossier, VersionMove
from applications.status import ENDED, Status
from applications.workflow.fitting import Fit, fit
from core.errors import Denied, Invalid
from core.ids import uuid7
from core.once import once
from procedures.drafting import may_publish
from procedures.fields.questions import Question
from procedures.models import Procedure, ProcedureVersion

PAGE_SIZE = 50


class WhyMoved(Words):
    reason = Question(
        label=gettext_lazy("Lý do chuyển"),
        help_text=gettext_lazy("Ghi vào sổ cái của từng hồ sơ. Ít nhất 10 ký tự."),
        widget=forms.Textarea({"rows": 3}),
    )


@dataclass(frozen=True)
class Row:
    dossier: Dossier
    status: str
    fit: Fit


def _in_force(request: SignedInRequest, code: str) -> ProcedureVersion:
    """Denied to who may not publish, and where nothing is in force."""
    procedure = Procedure.objects.select_related("current").filter(code=code).first()
    if procedure is None or procedure.current is None or not may_publish(request.user):
        raise Denied
    return procedure.current


def behind(version: ProcedureVersion) -> QuerySet[Dossier]:
    """The dossiers in flight, drafts too, that stand under another version of this procedure."""
    living = Dossier.objects.filter(procedure=version.procedure_id).exclude(status__in=ENDED)
    return living.exclude(version=version).with_version().select_related("version").order_by("pk")


@staff_required
def migration(request: SignedInRequest, code: str) -> HttpResponse:
    """GET is the dry run; POST moves the dossiers chosen, each by itself: one that does not fit is told and stays."""
    version = _in_force(request, code)
    if request.method != "POST":
        return _show(request, version)
    try:
        return redirect(once(request, lambda: _move(request, version)))
    except Invalid as error:
        return _show(request, version, error)


def _move(request: SignedInRequest, version: ProcedureVersion) -> str:
    plan, reason, chosen = uuid7(), request.POST.get("reason", ""), request.POST.getlist("dossier")
    known = {str(pk) for pk in behind(version).values_list("pk", flat=True)} & set(chosen)
    if not known:
        raise Invalid(_("Hãy chọn ít nhất một hồ sơ."), {"dossier": _("Chưa chọn hồ sơ nào.")})
    stayed = [pk for pk in sorted(known) if not _moved(request, UUID(pk), version, plan, reason)]
    words = {"n": len(known) - len(stayed), "stayed": len(stayed)}
    messages.success(request, _("Đã chuyển %(n)s hồ sơ; %(stayed)s hồ sơ không phù hợp nên giữ nguyên.") % words)
    return reverse("trial:migration", args=[version.procedure.code])


def _moved(request: SignedInRequest, pk: UUID, version: ProcedureVersion, plan: UUID, reason: str) -> bool:
    try:
        move_version(request.user, pk, version, plan, reason)
    except Invalid as error:
        if error.fields:
            raise
        return False
    return True


@staff_required
@require_POST
def undo(request: SignedInRequest, code: str, plan: UUID) -> HttpResponse:
    """Puts back every dossier of a plan that still fits what it had."""
    _in_force(request, code)

    def act() -> str:
        moves = VersionMove.objects.filter(plan=plan, undone_at=None, dossier__procedure__code=code)
        stayed = [move for move in moves.select_related("before", "after") if not _undone(request, move)]
        messages.success(request, _("Đã hoàn lại; %(n)s hồ sơ đã đi tiếp nên giữ nguyên.") % {"n": len(stayed)})
        return reverse("trial:migration", args=[code])

    return redirect(once(request, act))


def _undone(request: SignedInRequest, move: VersionMove) -> bool:
    try:
        undo_move(request.user, move)
    except Invalid:
        return False
    return True


def _show(request: SignedInRequest, version: ProcedureVersion, refused: Invalid | None = None) -> HttpResponse:
    page = Paginator(behind(version), PAGE_SIZE).get_page(request.GET.get("page"))
    form = WhyMoved(request.POST if refused else None)
    form.show_errors(refused.fields if refused else {})
    context: dict[str, Any] = {
        "version": version,
        "page": page,
        "rows": [Row(each, str(Status(each.status).label), fit(each, version)) for each in page],
        "plans": _plans(version),
        "refused": refused,
        "form": form,
        "chosen": request.POST.getlist("dossier"),
    }
    return render(request, "trial/migration.html", context, status=422 if refused else 200)


def _plans(version: ProcedureVersion) -> list[dict[str, Any]]:
    """Earlier plans, the newest first: when, by whom, why, how many, and how many are not undone."""
    moves = VersionMove.objects.filter(dossier__procedure=version.procedure_id).order_by()
    plans = moves.values("plan", "reason", "moved_by__full_name").annotate(
        at=Min("moved_at"), count=Count("pk"), standing=Count("pk", filter=Q(undone_at=None))
    )
    return [dict(plan) for plan in plans.order_by("-at")[:20]]
