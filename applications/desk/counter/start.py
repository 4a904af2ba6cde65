"""The counter's first page: who has come. Found by card, number, phone or name; what is searched stays out of URLs."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.identity_card import Card, is_card, read_card
from accounts.models import Agency, Person
from accounts.people import LEAST_LETTERS, find_people, known_person
from accounts.requests import SignedInRequest
from applications.desk.counter.forms import PersonForm, of_card
from applications.desk.counter.seat import reception_required
from applications.desk.counter.work import (
    MOST,
    drafts_at,
    earlier_applicants,
    filed_at,
    known_of_applicant,
    next_page,
    received_today,
    to_complete,
)
from applications.desk.returning.finding import named_by
from applications.tickets.waiting import called_by
from core.errors import Invalid
from core.once import once

KEYS = [
    ("Alt + 1", _("ô tìm người")),
    ("Alt + 2", _("nhập người mới")),
    ("Alt + Q", _("quầy tiếp nhận")),
    ("Alt + G", _("gọi số")),
    ("Alt + R", _("trả kết quả")),
]


@reception_required
def start(request: SignedInRequest, centre: Agency) -> HttpResponseBase:
    """POST `q` looks for the person; `full_name` enters one; `like` takes over the applicant of an earlier dossier."""
    if request.method != "POST":
        return _show(request, centre)
    if "full_name" in request.POST:
        return _enter(request, centre)
    if like := request.POST.get("like"):
        return _show(request, centre, form=PersonForm(initial=known_of_applicant(centre, like)))
    query = request.POST.get("q", "").strip()
    return _card(request, centre, query) if is_card(query) else _search(request, centre, query)


def _enter(request: SignedInRequest, centre: Agency) -> HttpResponseBase:
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _show(request, centre, form=form, status=422)
    return redirect(once(request, lambda: _url(known_person(form.entered))))


def _card(request: SignedInRequest, centre: Agency, query: str) -> HttpResponseBase:
    """Somebody known is served at once; of somebody new the form is filled in from the card."""
    try:
        card: Card = read_card(query)
    except Invalid as error:
        return _show(request, centre, wrong=str(error.message), status=422)
    if known := Person.objects.filter(personal_id=card.personal_id).first():
        return redirect(_url(known))
    return _show(request, centre, form=PersonForm(initial=of_card(card)), from_card=True)


def _search(request: SignedInRequest, centre: Agency, query: str) -> HttpResponseBase:
    """Who comes about a dossier says its code: on the paper they were given."""
    if brought := filed_at(centre).filter(named_by(query)).first():
        return redirect(next_page(brought, centre))
    people, digits = find_people(query), query.replace(" ", "")
    if not digits.isdecimal() and len(digits) < LEAST_LETTERS:
        return _show(request, centre, query=query, too_short=LEAST_LETTERS)
    start = {"personal_id" if len(digits) == 12 else "phone": digits} if digits.isdecimal() else {"full_name": query}
    form = PersonForm(initial=start)
    earlier = [] if people else earlier_applicants(centre, request.user, query)
    return _show(request, centre, form=form, query=query, people=people, earlier=earlier, sought=True)


def _url(person: Person) -> str:
    return reverse("counter:person", args=[person.pk])


def _show(request: SignedInRequest, centre: Agency, status: int = 200, **found: Any) -> HttpResponseBase:
    form = found.pop("form", None)
    context = {
        "centre": centre,
        "person_form": form or PersonForm(),
        "entering": form is not None and not found.get("people"),
        "form": form if form is not None and form.is_bound else None,  # base.html says "error" in the title by it
        "ticket": called_by(request.user),
        "drafts": drafts_at(centre),
        "received": received_today(centre, request.user),
        "keys": KEYS,
        "to_complete": to_complete(centre)[:MOST],
        **found,
    }
    return render(request, "desk/counter/start.html", context, status=status)
