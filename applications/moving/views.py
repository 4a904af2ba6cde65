"""The door of a migration plan: what the version in force would mean for each dossier under an older one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.move_version import move_version, undo_move
from applications.models import VersionMove
from applications.moving.form import WhyMoved
from applications.moving.plan import behind, chosen_of, plans_of, rows_of
from core.errors import Denied, Invalid
from core.ids import uuid7
from core.once import once
from procedures.drafting import may_publish
from procedures.models import Procedure, ProcedureVersion

PAGE_SIZE = 50


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


def _in_force(request: SignedInRequest, code: str) -> ProcedureVersion:
    """Denied to who may not publish, and where nothing is in force."""
    procedure = Procedure.objects.select_related("current").filter(code=code).first()
    if procedure is None or procedure.current is None or not may_publish(request.user):
        raise Denied
    return procedure.current


def _move(request: SignedInRequest, version: ProcedureVersion) -> str:
    plan, reason = uuid7(), request.POST.get("reason", "")
    chosen = chosen_of(version, request.POST.getlist("dossier"))
    if not chosen:
        raise Invalid(_("Hãy chọn ít nhất một hồ sơ."), {"dossier": _("Chưa chọn hồ sơ nào.")})
    stayed = [pk for pk in chosen if not _moved(request, pk, version, plan, reason)]
    words = {"n": len(chosen) - len(stayed), "stayed": len(stayed)}
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
        "rows": rows_of(page, version),
        "plans": plans_of(version),
        "refused": refused,
        "form": form,
        "chosen": request.POST.getlist("dossier"),
    }
    return render(request, "moving/migration.html", context, status=422 if refused else 200)
