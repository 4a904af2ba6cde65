"""Whose desk a step is on, who takes a fee, who owns a dossier: asked from the rows each time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Agency, Organisation, Representation, RoleAssignment, Unit, User
from accounts.roles import Role
from applications import permissions
from applications.models import Dossier, StepRun
from core.errors import Denied
from procedures.definition.process import StepKind
from tests.applications.stories import BIRTH, COPIES, accepted, filed, open_city, open_run, work

NOW = timezone.now()


@pytest.fixture
def dossier(db: None) -> Dossier:
    return filed(open_city(), COPIES)


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create(username="moi", kind="STAFF", full_name="Người mới")


def trust(
    user: User, role: Role, agency: Agency | None, unit: Unit | None = None, *, days: int = 1, until: int = 0
) -> None:
    assert agency is not None
    valid_to = timezone.now() + timedelta(minutes=until) if until else None
    since = timezone.now() - timedelta(days=days)
    RoleAssignment.objects.create(user=user, role=role, agency=agency, unit=unit, valid_from=since, valid_to=valid_to)


def reception(dossier: Dossier) -> StepRun:
    return dossier.step_runs.get(kind=StepKind.RECEPTION)


def test_the_role_in_the_agency_holds_the_step(dossier: Dossier, officer: User) -> None:
    run = reception(dossier)
    assert not permissions.holds_step(officer, run)
    trust(officer, Role.RECEPTION, run.agency)
    assert permissions.holds_step(officer, run)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.RECEPTION}))
def test_no_other_role_does(dossier: Dossier, officer: User, role: Role) -> None:
    run = reception(dossier)
    trust(officer, role, run.agency)
    assert not permissions.holds_step(officer, run)


def test_the_same_role_elsewhere_does_not(dossier: Dossier, officer: User) -> None:
    trust(officer, Role.RECEPTION, Agency.objects.get(code="H24.9050.01"))
    assert not permissions.holds_step(officer, reception(dossier))


def test_a_right_that_ended_a_minute_ago_or_has_not_begun_is_none(dossier: Dossier, officer: User) -> None:
    run = reception(dossier)
    trust(officer, Role.RECEPTION, run.agency, until=-1)
    trust(officer, Role.RECEPTION, run.agency, days=-1)
    assert not permissions.holds_step(officer, run)


def test_an_account_that_was_closed_holds_nothing(dossier: Dossier, officer: User) -> None:
    run = reception(dossier)
    trust(officer, Role.RECEPTION, run.agency)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert not permissions.holds_step(officer, run)


def test_a_step_of_a_unit_is_held_by_that_unit_or_the_whole_agency(dossier: Dossier, officer: User) -> None:
    run = open_run(work(accepted(dossier), until="comparison"), "comparison")
    assert run.agency is not None
    economy = run.agency.units.get(code="ECONOMY")
    trust(officer, Role.HANDLING, run.agency, economy)
    assert not permissions.holds_step(officer, run)
    run.unit = None
    assert permissions.holds_step(officer, run)
    run.refresh_from_db()
    trust(officer, Role.HANDLING, run.agency)
    assert permissions.holds_step(officer, run)


def test_who_prepared_a_dossier_does_not_approve_it(dossier: Dossier) -> None:
    handler = User.objects.get(username="hotich")
    work(accepted(dossier), until="signing")
    run = open_run(dossier, "signing")
    trust(handler, Role.LEADER, run.agency)
    assert not permissions.holds_step(handler, run)
    other = open_run(work(accepted(filed(User.objects.get(username="congdan"), BIRTH)), until="handling"), "handling")
    assert permissions.holds_step(handler, other)


def test_the_applicant_s_step_is_the_applicant_s(dossier: Dossier) -> None:
    citizen = User.objects.get(username="congdan")
    birth = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    run = open_run(birth, "confirmation")
    assert permissions.holds_step(citizen, run)
    for username in ("doanhnghiep", "tiepnhan", "lanhdao"):
        assert not permissions.holds_step(User.objects.get(username=username), run)


def test_an_organisation_s_dossier_belongs_to_who_represents_it_now(dossier: Dossier, officer: User) -> None:
    filer, next_one = User.objects.get(username="congdan"), User.objects.create(username="ke-tiep", full_name="Kế Tiếp")
    company = Organisation.objects.earliest("pk")
    dossier.organisation = company
    assert not permissions.owns(filer, dossier)
    mandate = Representation.objects.create(user=next_one, organisation=company, valid_from=NOW - timedelta(days=1))
    assert permissions.owns(next_one, dossier)
    mandate.valid_to = timezone.now() - timedelta(minutes=1)
    mandate.save()
    assert not permissions.owns(next_one, dossier)


@pytest.mark.parametrize(
    ("username", "may"),
    [
        ("tiepnhan", True),
        ("taichinh", True),
        ("hotich", False),
        ("lanhdao", False),
        ("giamsat", False),
        ("tiepnhan.anlao", False),
        ("congdan", False),
    ],
)
def test_fees_are_taken_by_finance_and_the_counter(dossier: Dossier, username: str, may: bool) -> None:
    assert permissions.may_settle(User.objects.get(username=username), dossier) is may


def test_what_is_not_allowed_reads_as_what_is_not_there() -> None:
    with pytest.raises(Denied):
        permissions.require(False)
    permissions.require(True)
