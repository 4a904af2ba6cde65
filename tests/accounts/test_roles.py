from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.kinds import AgencyKind, OrganisationKind
from accounts.models import AdministrativeUnit, Agency, Organisation, Representation, RoleAssignment, Unit, User
from accounts.roles import Role

pytestmark = [pytest.mark.models, pytest.mark.django_db]

MIDNIGHT = datetime(2026, 3, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SECOND = timedelta(seconds=1)


def assign(user: User, role: Role, agency: Agency, unit: Unit | None = None) -> RoleAssignment:
    return RoleAssignment.objects.create(
        user=user, role=role, agency=agency, unit=unit, valid_from=MIDNIGHT, valid_to=MIDNIGHT + timedelta(days=30)
    )


@pytest.mark.parametrize(
    ("at", "held"),
    [
        (MIDNIGHT - SECOND, False),
        (MIDNIGHT, True),
        (MIDNIGHT + timedelta(days=30) - SECOND, True),
        (MIDNIGHT + timedelta(days=30), False),
    ],
)
def test_a_role_counts_from_its_first_instant_to_just_before_its_last(
    officer: User, committee: Agency, at: datetime, held: bool
) -> None:
    assign(officer, Role.LEADER, committee)
    assert RoleAssignment.objects.held(officer, at).exists() is held
    assert RoleAssignment.objects.holders(Role.LEADER, committee, at=at).exists() is held


def test_a_role_without_an_end_lasts(officer: User, committee: Agency) -> None:
    RoleAssignment.objects.create(user=officer, role=Role.LEADER, agency=committee, valid_from=MIDNIGHT)
    assert RoleAssignment.objects.held(officer, MIDNIGHT + timedelta(days=9999)).exists()


def test_a_disabled_account_and_a_citizens_account_hold_nothing(
    officer: User, citizen: User, committee: Agency
) -> None:
    assign(officer, Role.LEADER, committee)
    assign(citizen, Role.LEADER, committee)
    assert list(RoleAssignment.objects.holders(Role.LEADER, committee, at=MIDNIGHT)) == [officer]
    User.objects.filter(pk=officer.pk).update(is_active=False)
    for user in (officer, citizen):
        assert not RoleAssignment.objects.held(user, MIDNIGHT).exists()
    assert not RoleAssignment.objects.holders(Role.LEADER, committee, at=MIDNIGHT).exists()


def test_a_unit_is_served_by_its_own_officers_and_by_those_of_the_whole_agency(
    officer: User, committee: Agency, justice: Unit, economy: Unit
) -> None:
    builder = User.objects.create_user("xaydung", kind="STAFF", full_name="Bùi Đức Long")
    duty = User.objects.create_user("truc", kind="STAFF", full_name="Cán bộ trực")
    assign(officer, Role.HANDLING, committee, justice)
    assign(builder, Role.HANDLING, committee, economy)
    assign(duty, Role.HANDLING, committee)
    holders = RoleAssignment.objects.holders
    assert list(holders(Role.HANDLING, committee, justice, MIDNIGHT)) == [officer, duty]
    assert list(holders(Role.HANDLING, committee, economy, MIDNIGHT)) == [builder, duty]
    assert list(holders(Role.HANDLING, committee, at=MIDNIGHT)) == [officer, builder, duty]
    assert not holders(Role.LEADER, committee, at=MIDNIGHT).exists()


def test_a_role_in_one_agency_is_none_in_another(officer: User, committee: Agency, city: AdministrativeUnit) -> None:
    other = Agency.objects.create(code="H24.2", kind=AgencyKind.DEPARTMENT, territory=city)
    assign(officer, Role.HANDLING, committee)
    assert not RoleAssignment.objects.holders(Role.HANDLING, other, at=MIDNIGHT).exists()
    assert [row.agency for row in RoleAssignment.objects.held(officer, MIDNIGHT)] == [committee]


@pytest.mark.parametrize(("after_end", "active"), [(-SECOND, True), (timedelta(0), False), (SECOND, False)])
def test_a_delegate_acts_until_the_last_second_before_midnight(
    citizen: User, after_end: timedelta, active: bool
) -> None:
    company = Organisation.objects.create(name="Công ty A", kind=OrganisationKind.ENTERPRISE)
    Representation.objects.create(
        user=citizen, organisation=company, valid_from=MIDNIGHT - timedelta(days=9), valid_to=MIDNIGHT
    )
    rows = Representation.objects.active(citizen, MIDNIGHT + after_end)
    assert [row.organisation for row in rows] == ([company] if active else [])
