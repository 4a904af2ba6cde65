"""The screen in the hall: who is called to which counter. It renews itself, without scripts too."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from applications.models import Ticket
from applications.tickets.kiosk import centre_named
from applications.tickets.waiting import last_calls, lines_of

# For so long after a call its number stands alone; then whoever it belongs to is at the counter.
CALLING = timedelta(minutes=3)


@require_safe
def calling(request: HttpRequest, code: str) -> HttpResponseBase:
    """The last calls, the newest largest until the person is there; below, how many wait."""
    centre = centre_named(code)
    calls = last_calls(centre)
    now = next((call for call in calls[:1] if _is_calling(call)), None)
    context = {"centre": centre, "now": now, "before": calls[1:] if now else calls, "lines": lines_of(centre)}
    return render(request, "tickets/calling.html", context)


def _is_calling(ticket: Ticket) -> bool:
    called_at = ticket.called_at
    return ticket.state == Ticket.State.CALLED and called_at is not None and timezone.now() - called_at < CALLING
