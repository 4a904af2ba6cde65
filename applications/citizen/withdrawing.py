"""Asking for a dossier back, wanting it after all, and throwing a draft away."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from applications.actions.cancel_withdrawal import cancel_withdrawal
from applications.actions.discard_draft import discard_draft
from applications.actions.withdraw import withdraw
from applications.citizen.applicants import applicant_required, dossier_for
from applications.citizen.dossier import show_with
from applications.filling.way import CHECK, url_of
from applications.status import Status
from core.once import answered, once


@applicant_required
@require_POST
def ask_back(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`reason`."""

    def act() -> str:
        withdraw(request.user, pk, request.POST.get("reason", ""))
        return reverse("citizen:dossier", args=[pk])

    return answered(request, act, partial(show_with, request, pk))


@applicant_required
@require_POST
def want_after_all(request: SignedInRequest, pk: UUID) -> HttpResponse:
    def act() -> str:
        cancel_withdrawal(request.user, pk)
        messages.success(request, _("Bạn không rút nữa: hồ sơ được giải quyết tiếp."))
        return reverse("citizen:dossier", args=[pk])

    return redirect(once(request, act))


@applicant_required
def discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """GET asks whether one is sure; POST throws the draft away."""
    if request.method == "POST":
        return redirect(once(request, lambda: _discard(request, pk)))
    dossier = dossier_for(request, pk)
    if dossier.status != Status.DRAFT:
        return redirect("citizen:dossier", pk)
    context = {"dossier": dossier, "files": len(dossier.files), "back": url_of(dossier, CHECK)}
    return render(request, "citizen/discard.html", context)


def _discard(request: SignedInRequest, pk: UUID) -> str:
    discard_draft(request.user, pk)
    messages.success(request, _("Đã xóa bản nháp."))
    return reverse("citizen:dossiers")
