"""The chief's pages: who works here, what each has in hand, who is away. By name: nobody is ranked."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Min, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.chiefs import directed_by, is_chief_of
from accounts.models import Absence, Agency, RoleAssignment, User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.people.colleagues import absences_ahead, agencies_of, colleagues_of, duties_of
from applications.desk.people.forms import Away, HandOver
from applications.models import StepRun
from core.errors import Denied, Refusal, or_denied

AGENCY, PAGE = "co-quan", 40


@dataclass
class Member:
    """One person of the team."""

    user: User
    duties: list[RoleAssignment] = field(default_factory=list)
    open: int = 0
    late: int = 0
    nearest: datetime | None = None
    absence: Absence | None = None


@staff_required
@require_GET
def team(request: SignedInRequest) -> HttpResponse:
    """`?co-quan=`: the code of one of the agencies they direct; by default the first."""
    agencies, agency = chosen_agency(request)
    context = {"agencies": agencies, "agency": agency, "members": _members(agency)}
    return render(request, "desk/people/team.html", context)


@staff_required
@require_GET
def person(request: SignedInRequest, person_id: int) -> HttpResponse:
    return show_person(request, or_denied(User.objects.filter(pk=person_id).first()))


def chosen_agency(request: SignedInRequest) -> tuple[list[Agency], Agency]:
    """The agencies they direct and the one chosen; Denied to who directs none, or not that one."""
    agencies = list(directed_by(request.user))
    code = request.GET.get(AGENCY, "")
    for agency in agencies:
        if agency.code == code or not code:
            return agencies, agency
    raise Denied


def show_person(
    request: SignedInRequest,
    person: User,
    away: Away | None = None,
    handing: HandOver | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """One person of the team, for their chiefs: duties and periods, absence, and all they have in hand."""
    if not is_chief_of(request.user, person):
        raise Denied
    duties = list(duties_of(person))
    colleagues = list(colleagues_of(person, agencies_of(duties)))
    work = StepRun.objects.filter(assignee=person, closed_at=None).select_related("dossier__procedure", "dossier")
    work = work.defer("dossier__procedure__search_text").order_by(F("clock_at").asc(nulls_last=True), "pk")
    context: dict[str, Any] = {
        "person": person,
        "duties": duties,
        "mine": absences_ahead().filter(user=person),
        "away": away or Away(colleagues=colleagues, auto_id="id_away_%s"),
        "handing": handing or HandOver(colleagues=colleagues, auto_id="id_handing_%s"),
        "page": Paginator(work, PAGE).get_page(request.GET.get("page")),
        "refusal": refusal,
        "form": {"errors": refusal},
    }
    return render(request, "desk/people/person.html", context, status=refusal.status if refusal else 200)


def _members(agency: Agency) -> list[Member]:
    """Everybody who serves there now, by name, in three queries."""
    members: dict[int, Member] = {}
    duties = RoleAssignment.objects.effective().filter(agency=agency).select_related("user", "unit", "absence__user")
    for duty in duties.order_by("user__full_name", "user", "role", "pk"):
        members.setdefault(duty.user_id, Member(duty.user)).duties.append(duty)
    work = StepRun.objects.filter(assignee__in=members, closed_at=None).order_by().values_list("assignee")
    late = Count("pk", filter=Q(clock_at__lt=timezone.now()))
    for pk, *counts in work.annotate(open=Count("pk"), late=late, nearest=Min("clock_at")):
        members[pk].open, members[pk].late, members[pk].nearest = counts
    for absence in Absence.objects.in_force().filter(user__in=members).select_related("stand_in"):
        members[absence.user_id].absence = absence
    return list(members.values())
