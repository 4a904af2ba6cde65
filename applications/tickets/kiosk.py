"""The screen by the door, where people take a number, and the ticket it prints. Public: nothing on it is personal."""

from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency
from applications.actions.take_ticket import take_ticket
from applications.models import Limit, Ticket
from applications.tickets.waiting import lines_of, waiting_in
from core.calendar import calendar_for, next_working_moment
from core.errors import Conflict, or_denied
from core.once import once

# A hall's own screen gives fewer in ten minutes; who plays with it does not close a group for the day.
TICKETS = Limit("ticket", 40)


def centre_named(code: str) -> Agency:
    """The centre of this code; Denied where nobody queues."""
    return or_denied(Agency.objects.filter(code=code.upper(), service_groups__isnull=False).distinct().first())


def kiosk(request: HttpRequest, code: str) -> HttpResponseBase:
    """GET shows the groups; POST `group` takes a number of one and goes to its ticket."""
    centre = centre_named(code)
    refused = ""
    if request.method == "POST":
        TICKETS.guard(request)
        try:
            return redirect(once(request, lambda: _take(request, centre)))
        except Conflict as error:
            refused = str(error.message)
    context = {"centre": centre, "lines": lines_of(centre), "refused": refused, "opens_at": _opens_at(centre)}
    return render(request, "tickets/kiosk.html", context, status=409 if refused else 200)


def _opens_at(centre: Agency) -> datetime | None:
    """When its counters open, while they are closed."""
    now = timezone.now()
    opens = next_working_moment(now, calendar_for(centre.code))
    return opens if opens > now else None


def _take(request: HttpRequest, centre: Agency) -> str:
    ticket = take_ticket(or_denied(centre.service_groups.filter(letter=request.POST.get("group", "")).first()))
    TICKETS.count(request)
    return reverse("tickets:ticket", args=[centre.code, ticket.pk])


def ticket(request: HttpRequest, code: str, ticket_id: int) -> HttpResponseBase:
    """The ticket as it is printed: the number, who waits before, how long it may take."""
    centre = centre_named(code)
    found = or_denied(Ticket.objects.filter(pk=ticket_id, group__agency=centre).select_related("group").first())
    before = waiting_in([found.group]).filter(pk__lt=found.pk).count() if found.state == Ticket.State.WAITING else 0
    line = next(line for line in lines_of(centre) if line.group == found.group)
    context = {"centre": centre, "ticket": found, "before": before, "minutes": line.minutes_for(before)}
    context["opens_at"] = _opens_at(centre)
    return render(request, "tickets/ticket.html", context)
