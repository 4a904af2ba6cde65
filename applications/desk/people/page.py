"""A person's page: what they are trusted with and until when, when they are away, and what they have in hand."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.chiefs import directing, is_chief_of
from accounts.models import User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.people.colleagues import absences_ahead, agencies_of, colleagues_of, duties_of
from applications.desk.people.forms import Away, HandOver
from applications.models import Bulk, StepRun
from core.errors import Denied, Refusal, or_denied

PAGE = 40


@staff_required
@require_GET
def home(request: SignedInRequest) -> HttpResponse:
    """One's own."""
    return show(request, request.user)


@staff_required
@require_GET
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    found = or_denied(User.objects.filter(pk=person_id).first())
    return show(request, or_denied(found if is_chief_of(request.user, found) else None))


def show(
    request: SignedInRequest, person: User, refusal: Refusal | None = None, **sent: Away | HandOver
) -> HttpResponse:
    """One's own page, or for their chiefs that of one of the team; a form that was refused is in it as it was sent."""
    is_mine = person.pk == request.user.pk
    if not is_mine and not is_chief_of(request.user, person):
        raise Denied
    duties = list(duties_of(person))
    colleagues = list(colleagues_of(person, agencies_of(duties)))
    context = {
        "person": person,
        "duties": duties,
        "mine": absences_ahead().filter(user=person),
        "away": Away(colleagues),
        "handing": HandOver(colleagues),
        **sent,
        **(_mine(person, colleagues) if is_mine else _of_one(request, person)),
        "refusal": refusal,
        "form": {"errors": refusal},  # base.html says "error" in the title by it
    }
    template = "desk/people/home.html" if is_mine else "desk/people/person.html"
    return render(request, template, context, status=refusal.status if refusal else 200)


def _mine(user: User, colleagues: list[User]) -> dict[str, Any]:
    return {
        "others": absences_ahead().filter(user__in=colleagues),
        "in_hand": StepRun.objects.filter(assignee=user, closed_at=None).count(),
        "handed_over": Bulk.objects.filter(verb=Bulk.Verb.HAND_OVER, user=user).first(),
        "is_chief": directing(user).exists(),
    }


def _of_one(request: SignedInRequest, person: User) -> dict[str, Any]:
    """All they have in hand, the most urgent first."""
    work = StepRun.objects.filter(assignee=person, closed_at=None).select_related("dossier__procedure", "dossier")
    work = work.defer("dossier__procedure__search_text").order_by(F("clock_at").asc(nulls_last=True), "pk")
    return {"page": Paginator(work, PAGE).get_page(request.GET.get("page"))}
