"""The desk's buttons. Each hands its form to one action; what an action refuses is told on the dossier's page."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
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
from applications.desk.act import Sent
from applications.desk.handling import show_dossier
from applications.desk.targets import asked_in
from applications.desk.words import ENDED
from applications.models import Dossier, StepRun
from core.errors import Conflict, Invalid
from core.once import once
from procedures.fields.forms import Sheet
from procedures.fields.rows import ADD_ROW, REMOVE_ROW


def _do(request: SignedInRequest, pk: UUID, act: Callable[[], object], done: str) -> HttpResponseBase:
    """Does it once and goes back to the dossier. A refusal is told on its page as it is now, with what was sent."""

    def answer() -> str:
        act()
        messages.success(request, done)
        return reverse("desk:dossier", args=[pk])

    try:
        return redirect(once(request, answer))
    except (Invalid, Conflict) as error:
        return show_dossier(request, pk, Sent(request.path, request.POST, error))


def _revision(request: SignedInRequest) -> int:
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isdigit() else -1


@staff_required
@require_POST
def accept_dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    act = partial(accept, request.user, pk, _revision(request))
    return _do(request, pk, act, _("Đã tiếp nhận hồ sơ. Giấy tiếp nhận đang được in."))


@staff_required
@require_POST
def refuse_dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    reason, ground = request.POST.get("reason", ""), request.POST.get("ground", "")
    act = partial(refuse, request.user, pk, _revision(request), reason, ground)
    return _do(request, pk, act, _("Đã từ chối tiếp nhận. Phiếu từ chối đang được in."))


@staff_required
@require_POST
def ask_supplement(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`items`: the targets ticked; `what:<target>`: what is wrong with each; `reason`."""
    items, reason = asked_in(request.POST), request.POST.get("reason", "")
    act = partial(request_supplement, request.user, pk, run_id, _revision(request), items, reason)
    return _do(request, pk, act, _("Đã gửi yêu cầu bổ sung cho người nộp."))


@staff_required
@require_POST
def complete(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`outcome` DONE, REFUSED or RETURNED; `note`; the step's own questions, whose tables may ask for one row more."""
    if ADD_ROW in request.POST or REMOVE_ROW in request.POST:
        return show_dossier(request, pk, Sent(request.path, request.POST))
    outcome, note = request.POST.get("outcome", ""), request.POST.get("note", "")
    findings = _findings(request, pk, run_id)
    act = partial(complete_step, request.user, pk, run_id, _revision(request), outcome, note, findings)
    return _do(request, pk, act, str(ENDED.get(outcome, "")))


def _findings(request: SignedInRequest, pk: UUID, run_id: int) -> dict[str, Any]:
    """What was sent for the step's own questions; nothing where the step is not to be seen: the action will say so."""
    runs = StepRun.objects.filter(dossier__in=Dossier.objects.visible_to(request.user), dossier=pk, pk=run_id)
    run = runs.select_related("dossier__version").first()
    return Sheet(run.dossier.definition.process.step(run.step).fields, {}, request.POST).raw() if run else {}


@staff_required
@require_POST
def settle(request: SignedInRequest, pk: UUID, charge_id: int) -> HttpResponseBase:
    return _do(request, pk, partial(settle_charge, request.user, pk, charge_id), _("Đã ghi nhận khoản thu."))


@staff_required
@require_POST
def control_sheet(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    return _do(request, pk, partial(print_control_sheet, request.user, pk), _("Phiếu kiểm soát đang được in."))
