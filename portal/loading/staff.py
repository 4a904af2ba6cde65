"""Five thousand officers: who holds which role in which agency."""

from collections import defaultdict
from itertools import cycle, islice

from django.contrib.auth.hashers import make_password
from django.db.models import Q

from accounts.kinds import AgencyKind, UserKind
from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from accounts.sample.territories import SINCE

OFFICERS = 5000
DUTIES = (Role.RECEPTION, Role.HANDLING, Role.HANDLING, Role.LEADER, Role.RECORDS)
Desk = tuple[int, str]


def write_officers() -> None:
    """Officers of the sample city, and as many more as make up OFFICERS, spread over agencies and duties."""
    have = User.objects.filter(kind=UserKind.STAFF).count()
    offices = list(Agency.objects.exclude(Q(parent=None) & Q(kind=AgencyKind.DEPARTMENT)).order_by("code"))
    places = [(agency, role) for role in DUTIES for agency in offices]
    users = User.objects.bulk_create(
        User(
            username=f"tai.{number}",
            full_name=f"Cán bộ {number}",
            kind=UserKind.STAFF,
            password=make_password(None),
        )
        for number in range(have, OFFICERS)
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, agency=agency, role=role, valid_from=SINCE)
        for user, (agency, role) in zip(users, islice(cycle(places), len(users)), strict=True)
    )


def officers_by_desk() -> dict[Desk, list[int]]:
    """The accounts on each desk, by agency and role."""
    found: dict[Desk, list[int]] = defaultdict(list)
    for user, agency, role in RoleAssignment.objects.effective().values_list("user", "agency", "role").order_by("user"):
        found[agency, role].append(user)
    return found
