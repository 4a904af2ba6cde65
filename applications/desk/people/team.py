"""The chief's page: who works here, what each has in hand, who is away. By name: nobody is ranked."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Min, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.chiefs import directed_by
from accounts.models import Absence, Agency, RoleAssignment, User
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.models import StepRun
from core.errors import Denied

AGENCY = "co-quan"


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


def chosen_agency(request: SignedInRequest) -> tuple[list[Agency], Agency]:
    """The agencies they direct and the one chosen; Denied to who directs none, or not that one."""
    agencies = list(directed_by(request.user))
    code = request.GET.get(AGENCY, "")
    for agency in agencies:
        if agency.code == code or not code:
            return agencies, agency
    raise Denied


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
