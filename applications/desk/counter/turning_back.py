"""What lacks at the counter is told on paper; or the dossier is not received, or not begun after all."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.actions.discard_draft import discard_draft
from applications.actions.receive_at_counter import ask_at_counter, refuse_at_counter
from applications.desk.act import Sent
from applications.desk.counter.page import Told, show
from applications.desk.counter.seat import reception_required
from applications.desk.counter.serving import served
from applications.desk.targets import asked_in, reasons_in
from core.errors import Invalid, Refusal
from core.once import answered, once


@require_POST
@reception_required
def ask(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """`items`: the targets ticked; `what:<target>`: what is wrong with each; `reason`."""
    items, reasons = reasons_in(asked_in(request.POST))
    act = partial(ask_at_counter, request.user, pk, items, request.POST.get("reason", ""), reasons)
    return _do(request, pk, act, _("Phiếu yêu cầu bổ sung đang được in."))


@require_POST
@reception_required
def refuse(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    reason, ground = request.POST.get("reason", ""), request.POST.get("ground", "")
    act = partial(refuse_at_counter, request.user, pk, reason, ground)
    return _do(request, pk, act, _("Đã từ chối tiếp nhận. Phiếu từ chối đang được in."))


@require_POST
@reception_required
def discard(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """The draft goes; nothing was filed."""

    def act() -> str:
        discard_draft(request.user, pk)
        messages.success(request, _("Đã bỏ bản đang làm dở."))
        return reverse("counter:start")

    return redirect(once(request, act))


def _do(request: SignedInRequest, pk: UUID, act: Callable[[], object], done: str) -> HttpResponseBase:
    """Does it once and goes to the dossier, where its paper is; a refusal is told beside the act."""

    def answer() -> str:
        act()
        return reverse("desk:dossier", args=[pk])

    def refused(refusal: Refusal) -> HttpResponseBase:
        wrong = refusal.fields if isinstance(refusal, Invalid) else {}
        elsewhere = {place: words for place, words in wrong.items() if place not in request.POST and place != "items"}
        return show(request, served(request, pk), Told(elsewhere, sent=Sent(request.path, request.POST, refusal)))

    return answered(request, answer, refused, done)
