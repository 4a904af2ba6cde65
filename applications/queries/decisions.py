"""What waits for a leader's word although no step of it is on their desk: proposals of more time."""

from accounts.held import held
from accounts.models import User
from accounts.roles import Role
from applications import permissions
from applications.models import Extension, Withdrawal


def proposals_for(user: User) -> list[Extension]:
    """The undecided extensions and apologies that this leader may decide, soonest appointment first."""
    offices = [duty.agency_id for duty in held(user) if duty.role == Role.LEADER]
    if not offices:
        return []
    found = Extension.objects.filter(granted=None, dossier__competent_agency__in=offices).order_by("before", "pk")
    proposals = found.select_related("dossier__procedure", "proposed_by").defer("dossier__answers")
    return [each for each in proposals if permissions.may_decide_time(user, each)]


def asked_back_from(user: User) -> list[Withdrawal]:
    """The withdrawals that wait for this leader, the oldest first: their accepted dossiers may lie on nobody's desk."""
    offices = [duty.agency_id for duty in held(user) if duty.role == Role.LEADER]
    if not offices:
        return []
    asked = Withdrawal.objects.filter(granted=None, dossier__competent_agency__in=offices)
    return list(asked.exclude(dossier__accepted_at=None).select_related("dossier__procedure").defer("dossier__answers"))
