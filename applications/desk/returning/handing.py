"""Handing results over: against the fee, to who is entitled, signed for; or by post."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.actions.deliver import deliver
from applications.actions.settle_charge import settle_charge
from applications.delivered import results_of, undelivered
from applications.desk.counter.seat import centres_of, reception_required
from applications.desk.doing import revision, sum_shown
from applications.desk.returning.entitled import Entitled, judge, shown_in
from applications.desk.returning.finding import returned_at
from applications.desk.returning.forms import HandingForm, started
from applications.desk.returning.signature import signature_in
from applications.models import Charge, Delivery, Dossier, Original
from applications.models.paper import PaperKind
from applications.tickets.waiting import called_by
from core.errors import Conflict, Invalid, or_denied
from core.once import once
from core.sent import wholes


@reception_required
def hand(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """GET shows what may be handed over; POST `check` compares the paper shown, any other hands over."""
    dossier = _fetched_here(request, pk)
    if request.method != "POST":
        return _show(request, dossier, started(_start(dossier)))
    if "check" in request.POST:
        return _check(request, dossier)
    try:
        return redirect(once(request, partial(_handed, request, pk)))
    except (Invalid, Conflict) as error:
        form = HandingForm(request.POST)
        if isinstance(error, Invalid):
            form.show_errors(error.fields)
        return _show(request, _fetched_here(request, pk), form, refusal=error)


def _fetched_here(request: SignedInRequest, pk: UUID) -> Dossier:
    """Denied for a dossier whose results are fetched elsewhere."""
    return or_denied(
        returned_at(centres_of(request.user)).select_related("person", "organisation").filter(pk=pk).first()
    )


def _start(dossier: Dossier) -> dict[str, Any]:
    by_post = dossier.return_way == Delivery.Way.POST
    address = {"identity": dossier.return_address, "receiver": dossier.applicant_name} if by_post else {}
    return {"way": Delivery.Way.POST if by_post else Delivery.Way.COUNTER, **address}


def _check(request: SignedInRequest, dossier: Dossier) -> HttpResponseBase:
    """The form again, with who that is and whether they may receive."""
    values = {name: request.POST.get(name, "") for name in HandingForm.base_fields}
    try:
        shown = shown_in(values["identity"])
    except Invalid as error:
        form = HandingForm(request.POST)
        form.show_errors({"identity": error.message})
        return _show(request, dossier, form, refusal=error)
    entitled = judge(dossier, shown)
    known = {"identity": shown.identity, "receiver": entitled.receiver, "on_behalf": entitled.on_behalf}
    return _show(request, dossier, started(values | {name: value for name, value in known.items() if value}), entitled)


def _handed(request: SignedInRequest, pk: UUID) -> str:
    sent = request.POST
    chosen = wholes(sent.getlist("papers"))
    words = {name: sent.get(name, "") for name in ("way", "receiver", "identity", "on_behalf", "post_code")}
    if words["way"] != Delivery.Way.POST:
        words["identity"] = shown_in(words["identity"]).identity
    deliver(request.user, pk, revision(request), chosen, signature=signature_in(sent.get("signature", "")), **words)
    messages.success(request, _("Đã giao kết quả. Phiếu giao nhận đang được in."))
    if Original.objects.filter(dossier=pk).exclude(held_by=None).exists():
        messages.warning(request, _("Còn giữ bản chính của người nộp. Hãy trả lại."))
    return reverse("returning:hand", args=[pk])


@require_POST
@reception_required
def settle(request: SignedInRequest, _centre: Agency, pk: UUID, charge_id: int) -> HttpResponseBase:
    """A fee is taken before the result is handed over. `amount`: the đồng that the page asked for."""

    def act() -> str:
        settle_charge(request.user, pk, charge_id, sum_shown(request))
        messages.success(request, _("Đã ghi nhận khoản thu."))
        return reverse("returning:hand", args=[pk])

    try:
        return redirect(once(request, act))
    except Conflict as error:
        dossier = _fetched_here(request, pk)
        return _show(request, dossier, started(_start(dossier)), refusal=error)


def _show(
    request: SignedInRequest,
    dossier: Dossier,
    form: HandingForm,
    entitled: Entitled | None = None,
    refusal: Invalid | Conflict | None = None,
) -> HttpResponseBase:
    due = dossier.charges.filter(state=Charge.State.DUE)
    context = {
        "dossier": dossier,
        "handing": form,
        "form": {"errors": refusal},  # base.html says "error" in the title by it
        "refusal": refusal,
        "chosen": request.POST.getlist("papers"),
        "entitled": entitled,
        "results": list(undelivered(dossier)),
        "issued": results_of(dossier).exists(),
        "due": due,
        "due_total": due.aggregate(sum=Sum("amount"))["sum"],
        "deliveries": dossier.deliveries.prefetch_related("papers").select_related("handed_by"),
        "slips": dossier.papers_issued.filter(kind=PaperKind.DELIVERY_SLIP),
        "originals": dossier.originals.exclude(held_by=None).select_related("held_by"),
        "ticket": called_by(request.user),
    }
    return render(request, "desk/returning/hand.html", context, status=refusal.status if refusal else 200)
