"""Handing results over: against the fee, to who is entitled, signed for; or by post."""

from functools import partial
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
from applications.desk.returning.forms import FORMS, HandingForm, PostingForm
from applications.desk.returning.signature import signature_in
from applications.models import Charge, Delivery, Dossier, Original
from applications.models.paper import PaperKind
from applications.tickets.waiting import called_by
from core.errors import Conflict, Invalid, or_denied
from core.once import once
from core.sent import wholes


@reception_required
def hand(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """GET shows what may be handed over, by `way`; POST `check` compares the paper shown, any other hands over."""
    dossier = _fetched_here(request, pk)
    if request.method != "POST":
        return _show(request, dossier, _started(request, dossier))
    if "check" in request.POST:
        return _check(request, dossier)
    try:
        return redirect(once(request, partial(_handed, request, pk)))
    except (Invalid, Conflict) as error:
        form = FORMS[_way(request)](request.POST)
        if isinstance(error, Invalid):
            form.show_errors(error.fields)
        return _show(request, _fetched_here(request, pk), form, refusal=error)


def _fetched_here(request: SignedInRequest, pk: UUID) -> Dossier:
    """Denied for a dossier whose results are fetched elsewhere."""
    return or_denied(
        returned_at(centres_of(request.user)).select_related("person", "organisation").filter(pk=pk).first()
    )


def _way(request: SignedInRequest, usual: str = Delivery.Way.COUNTER) -> str:
    """The way that was sent or asked for, else the usual one; nothing else is done at this desk."""
    asked = (request.POST or request.GET).get("way", usual)
    return asked if asked in FORMS else Delivery.Way.COUNTER


def _started(request: SignedInRequest, dossier: Dossier) -> HandingForm:
    """By post all but the number of the letter is known; at the counter nothing is before a paper was shown."""
    if _way(request, dossier.return_way) == Delivery.Way.COUNTER:
        return HandingForm()
    known = {"identity": dossier.return_address, "receiver": dossier.applicant_name, "phone": dossier.applicant_phone}
    return PostingForm(initial=known)


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
    form = HandingForm(initial=values | {name: value for name, value in known.items() if value})
    form.fields["on_behalf"].required = entitled.tone == "soon"
    return _show(request, dossier, form, entitled)


def _handed(request: SignedInRequest, pk: UUID) -> str:
    sent = request.POST
    chosen = wholes(sent.getlist("papers"))
    words = {name: sent.get(name, "") for name in ("receiver", "on_behalf", "post_code")}
    way, by_post = _way(request), _way(request) == Delivery.Way.POST
    identity = _address(request) if by_post else shown_in(sent.get("identity", "")).identity
    signature = signature_in(sent.get("signature", ""))
    deliver(request.user, pk, revision(request), chosen, way, identity=identity, signature=signature, **words)
    done = _("Đã ghi nhận gửi bưu chính. Phiếu giao nhận đang được in.") if by_post else ""
    messages.success(request, done or _("Đã giao kết quả. Phiếu giao nhận đang được in."))
    if Original.objects.filter(dossier=pk).exclude(held_by=None).exists():
        messages.warning(request, _("Còn giữ bản chính của người nộp. Hãy trả lại."))
    return reverse("returning:hand", args=[pk])


def _address(request: SignedInRequest) -> str:
    """Where the letter goes, with the telephone of who receives it, as it is printed: the post asks for both."""
    address, phone = (request.POST.get(name, "").strip() for name in ("identity", "phone"))
    return f"{address}, điện thoại {phone}" if address and phone else address


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
        return _show(request, dossier, _started(request, dossier), refusal=error)


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
        "by_post": isinstance(form, PostingForm),
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
