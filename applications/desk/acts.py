"""The desk's buttons. Each hands the form to one action; a refusal with fields is shown on the handling page."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.accept import accept
from applications.actions.complete_step import complete_step
from applications.actions.print_control_sheet import print_control_sheet
from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.actions.settle_charge import settle_charge
from applications.desk.handling import findings_sent, show_dossier
from core.errors import Invalid
from core.once import once


def _do(
    request: SignedInRequest, pk: UUID, act: Callable[[], object], done: str, run_id: int | None = None
) -> HttpResponse:
    """Does it once and goes back to the queue; what was refused is told on the dossier's page, where it is mended."""

    def answer() -> str:
        act()
        messages.success(request, done)
        return reverse("desk:dossier", args=[pk])

    try:
        return redirect(once(request, answer))
    except Invalid as error:
        return show_dossier(request, pk, {"": error.message, **error.fields}, run_id)


def _revision(request: SignedInRequest) -> int:
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isdigit() else -1


@staff_required
@require_POST
def accept_dossier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    act = partial(accept, request.user, pk, _revision(request))
    return _do(request, pk, act, _("Đã tiếp nhận hồ sơ. Giấy tiếp nhận đang được in."))


@staff_required
@require_POST
def refuse_dossier(request: SignedInRequest, pk: UUID) -> HttpResponse:
    reason, ground = request.POST.get("reason", ""), request.POST.get("ground", "")
    act = partial(refuse, request.user, pk, _revision(request), reason, ground)
    return _do(request, pk, act, _("Đã từ chối tiếp nhận. Phiếu từ chối đang được in."))


@staff_required
@require_POST
def ask_supplement(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponse:
    """`items`: the targets ticked; `what:<target>`: what is wrong with each."""
    items = {target: request.POST.get(f"what:{target}", "") for target in request.POST.getlist("items")}
    reason = request.POST.get("reason", "")
    act = partial(request_supplement, request.user, pk, run_id, _revision(request), items, reason)
    return _do(request, pk, act, _("Đã gửi yêu cầu bổ sung cho người nộp."), run_id)


@staff_required
@require_POST
def complete(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponse:
    """`outcome` DONE, REFUSED or RETURNED; `note`; the step's own questions."""
    outcome, note = request.POST.get("outcome", ""), request.POST.get("note", "")
    findings = findings_sent(request, pk, run_id)
    act = partial(complete_step, request.user, pk, run_id, _revision(request), outcome, note, findings)
    return _do(request, pk, act, _("Đã hoàn thành bước. Hồ sơ đã chuyển tiếp."), run_id)


@staff_required
@require_POST
def settle(request: SignedInRequest, pk: UUID, charge_id: int) -> HttpResponse:
    return _do(request, pk, partial(settle_charge, request.user, pk, charge_id), _("Đã ghi nhận khoản thu."))


@staff_required
@require_POST
def control_sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, partial(print_control_sheet, request.user, pk), _("Phiếu kiểm soát đang được in."))
