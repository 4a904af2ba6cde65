"""The screen in the hall: who is called to which counter. It renews itself, without scripts too."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.tickets.kiosk import centre_named
from applications.tickets.waiting import last_calls, lines_of


@require_safe
def calling(request: HttpRequest, code: str) -> HttpResponseBase:
    """The last calls, the newest largest; below, how many wait."""
    centre = centre_named(code)
    calls = last_calls(centre)
    context = {"centre": centre, "now": calls[0] if calls else None, "before": calls[1:], "lines": lines_of(centre)}
    return render(request, "tickets/calling.html", context)
