"""The return desk: who has come for a result; what waits here; what is with the post."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.actions.confirm_delivery import confirm_delivery
from applications.desk.counter.seat import centres_of, reception_required
from applications.desk.returning.finding import find_dossiers, keeping_originals, sent_from, waiting_at
from applications.tickets.waiting import called_by
from core.once import once


@reception_required
def start(request: SignedInRequest, centre: Agency) -> HttpResponseBase:
    """POST `q` looks for the dossier: what is typed about a person stays out of addresses. One found is opened."""
    query = request.POST.get("q", "").strip()
    centres = centres_of(request.user)
    found = find_dossiers(request.user, centres, query) if query else []
    if len(found) == 1:
        return redirect("returning:hand", found[0].pk)
    context = {
        "centre": centre,
        "query": query,
        "found": found,
        "waiting": [] if query else waiting_at(centres),
        "kept": [] if query else keeping_originals(centres),
        "sent": [] if query else sent_from(centres),
        "ticket": called_by(request.user),
    }
    return render(request, "desk/returning/start.html", context)


@require_POST
@reception_required
def confirm(request: SignedInRequest, _centre: Agency, pk: UUID, delivery_id: int) -> HttpResponseBase:
    """The receipt of a letter came back; with `back`, the letter itself did."""
    return redirect(once(request, partial(_confirmed, request, pk, delivery_id)))


def _confirmed(request: SignedInRequest, pk: UUID, delivery_id: int) -> str:
    arrived = "back" not in request.POST
    confirm_delivery(request.user, pk, delivery_id, arrived)
    back = _("Đã ghi nhận bưu gửi bị hoàn lại; kết quả chờ gửi hoặc đến nhận lần nữa.")
    messages.success(request, _("Đã ghi nhận bưu gửi đã tới người nhận.") if arrived else back)
    return reverse("returning:start")
