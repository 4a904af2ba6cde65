"""Who asks is known: for whom, and for what? The draft begins with the choice of the procedure."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Agency, Person
from accounts.requests import SignedInRequest
from applications.actions.start_at_counter import start_at_counter
from applications.desk.counter.behalf import behalf_of
from applications.desk.counter.forms import BehalfForm
from applications.desk.counter.seat import reception_required
from applications.desk.counter.work import going_on_of, next_page, recent_procedures
from applications.models import Ticket
from applications.tickets.waiting import called_by
from core.errors import Invalid, or_denied
from core.once import once
from procedures.catalogue.finding import find, index
from procedures.models import Procedure

MOST = 12


@reception_required
def choose(request: SignedInRequest, centre: Agency, person_id: int) -> HttpResponseBase:
    """POST `code` begins the draft; any other looks for procedures by `q`. The form keeps what was typed."""
    person = or_denied(Person.objects.select_related("residence_unit", "user").filter(pk=person_id).first())
    form = BehalfForm(request.POST or None)
    refused: Invalid | None = None
    if "code" in request.POST:
        try:
            return redirect(once(request, lambda: _begin(request, centre, person, form)))
        except Invalid as error:
            refused = error
            form.show_errors(error.fields or ({} if form.errors else {"": error.message}))
    return _show(request, centre, person, form, refused)


def _begin(request: SignedInRequest, centre: Agency, person: Person, form: BehalfForm) -> str:
    draft = start_at_counter(request.user, centre, request.POST["code"], person, behalf_of(form))
    return reverse("counter:serve", args=[draft.pk])


def _show(
    request: SignedInRequest, centre: Agency, person: Person, form: BehalfForm, refused: Invalid | None
) -> HttpResponseBase:
    query = request.POST.get("q", "").strip()
    ticket = called_by(request.user)
    recent = [] if query else _of_group_first(recent_procedures(centre), ticket)
    found = [] if recent else _procedures(query)
    context: dict[str, Any] = {
        "centre": centre,
        "person": person,
        "behalf": form if refused else BehalfForm(initial=request.POST.dict() or None),
        "form": form if refused else None,
        "query": query,
        "recent": bool(recent),
        "procedures": recent or found[:MOST],
        "unlisted": max(0, len(found) - MOST),
        "going_on": [(each, next_page(each, centre)) for each in going_on_of(person, centre)],
        "ticket": ticket,
    }
    return render(request, "desk/counter/person.html", context, status=422 if refused else 200)


def _of_group_first(procedures: list[Procedure], ticket: Ticket | None) -> list[Procedure]:
    """What the person called queued for stands first."""
    fields = tuple(ticket.group.fields) if ticket else ()
    return sorted(procedures, key=lambda each: not (each.field and each.field.code.startswith(fields)))


def _procedures(query: str) -> Sequence[Procedure]:
    """Those that can be filed, as the catalogue finds them."""
    return [row for row in find(index(), query).rows if row.current_id]
