"""The officer's caller: my counter and groups, call the next, again, served, absent."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.actions.call_ticket import call_after, call_again, call_next
from applications.actions.end_ticket import end_ticket
from applications.desk.counter.seat import CENTRE, COUNTER, GROUPS, centres_of, reception_required
from applications.models import ServiceGroup, Ticket
from applications.tickets.waiting import called_by, groups_of, lines_of, waiting_in
from core.once import answered
from core.sent import wholes

ENDS = {"served": True, "absent": False}
LISTED = 12
# The group of those who come for a result.
RETURNS = "T"
NOBODY = _("Không còn ai chờ ở các nhóm việc của anh/chị.")
KEYS = [
    ("Alt + S", _("gọi số tiếp theo")),
    ("Alt + B", _("bắt đầu phục vụ")),
    ("Alt + L", _("gọi lại")),
    ("Alt + V", _("vắng mặt")),
    ("Alt + X", _("phục vụ xong")),
]


@reception_required
def officer(request: SignedInRequest, centre: Agency) -> HttpResponseBase:
    """GET shows the queue; POST sits down at a counter."""
    return _sit(request) if request.method == "POST" else _show(request, centre)


def _sit(request: SignedInRequest) -> HttpResponseBase:
    """Remembers the centre, the counter and the groups served there."""
    chosen = request.POST.get("centre", "")
    centre = next((each for each in centres_of(request.user) if str(each.pk) == chosen), None)
    if centre:
        request.session[CENTRE] = centre.pk
    request.session[COUNTER] = request.POST.get("counter", "").strip()[:20]
    request.session[GROUPS] = wholes(request.POST.getlist("groups"))
    return redirect("tickets:officer")


def groups_served(request: SignedInRequest, centre: Agency) -> list[ServiceGroup]:
    """The groups chosen for this counter; none chosen: all of the centre."""
    groups = list(groups_of(centre))
    chosen = [group for group in groups if group.pk in request.session.get(GROUPS, [])]
    return chosen or groups


def _show(request: SignedInRequest, centre: Agency, refused: str = "", status: int = 200) -> HttpResponseBase:
    mine, ticket = groups_served(request, centre), called_by(request.user)
    context: dict[str, Any] = {
        "centre": centre,
        "centres": centres_of(request.user),
        "counter": request.session.get(COUNTER, ""),
        "groups": [(line, line.group in mine) for line in lines_of(centre)],
        "ticket": ticket,
        "begin": begins_at(ticket) if ticket else "",
        "waiting": waiting_in(mine)[:LISTED],
        "refused": refused,
        "keys": KEYS,
    }
    return render(request, "tickets/officer.html", context, status=status)


@require_POST
@reception_required
def call(request: SignedInRequest, centre: Agency) -> HttpResponseBase:
    """Calls the next of my groups."""

    def act() -> str:
        counter = str(request.session.get(COUNTER, ""))
        if call_next(request.user, groups_served(request, centre), counter) is None:
            messages.info(request, NOBODY)
        return reverse("tickets:officer")

    return _do(request, centre, act)


@require_POST
@reception_required
def after(request: SignedInRequest, centre: Agency, ticket_id: int) -> HttpResponseBase:
    """Who was served goes, the next is called, and one is where they are served: one press a person."""

    def act() -> str:
        counter = str(request.session.get(COUNTER, ""))
        ticket = call_after(request.user, ticket_id, groups_served(request, centre), counter)
        if ticket is None:
            messages.info(request, NOBODY)
        return begins_at(ticket) if ticket else reverse("tickets:officer")

    return _do(request, centre, act)


def begins_at(ticket: Ticket) -> str:
    """Where who holds this ticket is served."""
    return reverse("returning:start" if ticket.group.letter == RETURNS else "counter:start")


@require_POST
@reception_required
def again(request: SignedInRequest, centre: Agency, ticket_id: int) -> HttpResponseBase:
    def act() -> str:
        call_again(request.user, ticket_id)
        return reverse("tickets:officer")

    return _do(request, centre, act)


@require_POST
@reception_required
def end(request: SignedInRequest, centre: Agency, ticket_id: int, how: str) -> HttpResponseBase:
    """`how`: served, or absent; then back to the queue."""

    def act() -> str:
        end_ticket(request.user, ticket_id, came=ENDS[how])
        return reverse("tickets:officer")

    return _do(request, centre, act)


def _do(request: SignedInRequest, centre: Agency, act: Callable[[], str]) -> HttpResponseBase:
    return answered(request, act, lambda refusal: _show(request, centre, str(refusal.message), refusal.status))
