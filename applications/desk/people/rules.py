"""How the work of each desk is shared out: shown and set by its chiefs."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, RoleAssignment, Unit
from accounts.requests import SignedInRequest
from accounts.roles import Role
from accounts.staff import staff_required
from applications.actions.set_assignment_rule import set_assignment_rule
from applications.desk.people.team import AGENCY, chosen_agency
from applications.models import AssignmentRule
from core.errors import Refusal
from core.once import answered
from core.sent import whole

# The duties that do steps of a procedure.
WORKING = (Role.RECEPTION, Role.HANDLING, Role.LEADER, Role.RECORDS, Role.FINANCE)


@dataclass(frozen=True)
class Desk:
    """One desk with the way its work is shared out, and how many serve at it."""

    role: Role
    unit: Unit | None
    way: str
    people: int


@staff_required
def rules(request: SignedInRequest) -> HttpResponseBase:
    """GET shows the desks of the agency chosen; POST sets the rule of one: `role`, `unit`, `way`."""
    if request.method != "POST":
        return _show(request)
    return answered(request, lambda: _set(request), lambda said: _show(request, said), _("Đã lưu cách chia việc."))


def _set(request: SignedInRequest) -> str:
    _agencies, agency = chosen_agency(request)
    unit = agency.units.filter(pk=whole(request.POST.get("unit", "")) or 0).first()
    set_assignment_rule(request.user, agency, unit, request.POST.get("role", ""), request.POST.get("way", ""))
    return f"{reverse('people:rules')}?{AGENCY}={agency.code}"


def _show(request: SignedInRequest, refusal: Refusal | None = None) -> HttpResponse:
    agencies, agency = chosen_agency(request)
    context = {
        "agencies": agencies,
        "agency": agency,
        "desks": _desks(agency),
        "ways": AssignmentRule.Way.choices,
        "refusal": refusal,
        "form": {"errors": refusal},
    }
    return render(request, "desk/people/rules.html", context, status=refusal.status if refusal else 200)


def _desks(agency: Agency) -> list[Desk]:
    """Where somebody serves, or a rule was set, in three queries."""
    serving: dict[tuple[str, int | None], set[int]] = {}
    duties = RoleAssignment.objects.effective().filter(agency=agency, role__in=WORKING)
    for role, unit, user in duties.values_list("role", "unit", "user"):
        serving.setdefault((role, unit), set()).add(user)
    ways = {(rule.role, rule.unit_id): rule.way for rule in AssignmentRule.objects.filter(agency=agency)}
    units = {unit.pk: unit for unit in agency.units.all()}
    desks = [
        Desk(Role(role), units[unit] if unit else None, ways.get((role, unit), ""), len(serving.get((role, unit), ())))
        for role, unit in {*serving, *ways}
    ]
    return sorted(desks, key=lambda desk: (WORKING.index(desk.role), desk.unit.name if desk.unit else ""))
