"""The screen by the door, where people take a number, and the ticket it prints. Public: nothing on it is personal."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Agency
from applications.actions.take_ticket import take_ticket
from applications.models import ServiceGroup, Ticket
from applications.tickets.waiting import groups_of, line_of, minutes_for, waiting_in
from core.errors import Conflict, Denied
from core.once import once


def centre_named(code: str) -> Agency:
    """The centre of this code; Denied where nobody queues."""
    centre = Agency.objects.filter(code=code.upper(), service_groups__isnull=False).distinct().first()
    if centre is None:
        raise Denied
    return centre


def kiosk(request: HttpRequest, code: str) -> HttpResponseBase:
    """GET shows the groups; POST `group` takes a number of one and goes to its ticket."""
    centre = centre_named(code)
    groups = list(groups_of(centre))
    refused = ""
    if request.method == "POST":
        try:
            return redirect(once(request, lambda: _take(groups, request.POST.get("group", ""))))
        except Conflict as error:
            refused = str(error.message)
    context = {"centre": centre, "lines": [line_of(group) for group in groups], "refused": refused}
    return render(request, "tickets/kiosk.html", context, status=409 if refused else 200)


def _take(groups: list[ServiceGroup], letter: str) -> str:
    group = next((group for group in groups if group.letter == letter), None)
    if group is None:
        raise Denied
    ticket = take_ticket(group)
    return reverse("tickets:ticket", args=[group.agency.code, ticket.pk])


def ticket(request: HttpRequest, code: str, ticket_id: int) -> HttpResponseBase:
    """The ticket as it is printed: the number, who waits before, how long it may take."""
    centre = centre_named(code)
    found = Ticket.objects.filter(pk=ticket_id, group__agency=centre).select_related("group").first()
    if found is None:
        raise Denied
    before = waiting_in([found.group]).filter(pk__lt=found.pk).count() if found.state == Ticket.State.WAITING else 0
    context = {"centre": centre, "ticket": found, "before": before, "minutes": minutes_for(found.group, before)}
    return render(request, "tickets/ticket.html", context)
