from collections import Counter
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db.models import F
from pytest_django import Settings

from accounts.kinds import AgencyKind, UnitKind, UserKind
from accounts.models import (
    AdministrativeUnit,
    Agency,
    Organisation,
    Person,
    Representation,
    RoleAssignment,
    Seed,
    Unit,
    User,
)
from accounts.roles import Role
from accounts.sample import build_city, demo_accounts, demo_password
from tests.city import PEOPLE

pytestmark = [pytest.mark.models, pytest.mark.django_db]

EVERYTHING = (AdministrativeUnit, Agency, Unit, User, Person, Organisation, Representation, RoleAssignment, Seed)
LOCAL = (AgencyKind.COMMUNE_CENTRE, AgencyKind.COMMUNE_COMMITTEE, AgencyKind.COMMUNE_POLICE)
REGIONAL = (AgencyKind.SOCIAL_INSURANCE, AgencyKind.TAX, AgencyKind.LAND_REGISTRY)
DAILY = (Role.RECEPTION, Role.HANDLING, Role.LEADER, Role.RECORDS, Role.FINANCE, Role.SUPERVISOR)


@pytest.fixture(autouse=True)
def sample(db: None) -> None:
    PEOPLE.write()


def rows() -> list[int]:
    return [model.objects.count() for model in EVERYTHING]


def test_the_city_has_its_114_communes() -> None:
    kinds = Counter(AdministrativeUnit.objects.filter(parent__code="31").values_list("kind", flat=True))
    assert kinds == {UnitKind.WARD: 45, UnitKind.COMMUNE: 67, UnitKind.SPECIAL_ZONE: 2}


def test_names_that_differ_by_an_accent_only_are_two_communes() -> None:
    names = AdministrativeUnit.objects.filter(name__in=["Cẩm Giàng", "Cẩm Giang"]).values_list("code", "name")
    assert sorted(name for _code, name in names) == ["Cẩm Giang", "Cẩm Giàng"]
    assert len({code for code, _name in names}) == 2


def test_only_the_codes_that_are_known_pass_for_real() -> None:
    real = AdministrativeUnit.objects.filter(fictitious_code=False).values_list("code", flat=True)
    assert "11948" in real
    assert all(len(code) == 2 for code in set(real) - {"11948"})
    assert list(Agency.objects.filter(fictitious_code=False).values_list("code", flat=True)) == ["H24"]


def test_every_commune_has_its_own_bodies_and_its_regional_ones() -> None:
    for commune in AdministrativeUnit.objects.filter(parent__code="31"):
        for kind in LOCAL:
            assert Agency.objects.serving(kind, commune).territory == commune
        for kind in REGIONAL:
            assert Agency.objects.serving(kind, commune).parent.territory.code == "31"


def test_a_committee_has_four_rooms_named_by_the_kind_of_commune() -> None:
    rooms = {(unit.agency.territory.kind, unit.code, unit.name) for unit in Unit.objects.all()}
    assert len(rooms) == 12
    assert (UnitKind.WARD, "ECONOMY", "Phòng Kinh tế, Hạ tầng và Đô thị") in rooms
    assert (UnitKind.COMMUNE, "ECONOMY", "Phòng Kinh tế") in rooms
    assert Unit.objects.count() == 4 * 114


def test_every_agency_has_somebody_for_every_daily_role() -> None:
    held = {(row.agency_id, row.role) for row in RoleAssignment.objects.effective()}
    wanted = {(agency, role) for agency in Agency.objects.values_list("pk", flat=True) for role in DAILY}
    assert wanted <= held


def test_whoever_handles_on_duty_does_not_approve() -> None:
    handlers = set(RoleAssignment.objects.filter(role=Role.HANDLING).values_list("user_id", "agency_id"))
    leaders = set(RoleAssignment.objects.filter(role=Role.LEADER).values_list("user_id", "agency_id"))
    assert not handlers & leaders


def test_every_room_has_somebody_who_handles() -> None:
    for unit in Unit.objects.select_related("agency"):
        assert RoleAssignment.objects.holders(Role.HANDLING, unit.agency, unit).exists()


def test_the_sample_keeps_the_rules_of_the_forms() -> None:
    for row in (*Person.objects.all(), *Organisation.objects.all(), *Agency.objects.filter(parent__code="H24")[:20]):
        row.full_clean()
    assert not RoleAssignment.objects.exclude(user__kind=UserKind.STAFF).exists()
    assert not RoleAssignment.objects.exclude(unit=None).exclude(unit__agency=F("agency")).exists()


def test_a_second_time_writes_nothing() -> None:
    before = rows()
    assert build_city() is False
    assert rows() == before


def test_after_a_change_of_the_data_it_is_written_again_without_doubles() -> None:
    before = rows()
    Seed.objects.update(fingerprint="of other data")
    User.objects.filter(username="congdan").update(full_name="Ai đó")
    assert build_city() is True
    assert rows() == before
    assert User.objects.get(username="congdan").full_name == "Nguyễn Thị Hoa"


def test_a_new_demo_password_opens_the_demo_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "mot mat khau khac")
    assert build_city() is True
    assert User.objects.get(username="hotich").check_password("mot mat khau khac")


def test_demo_people_can_sign_in_and_the_officers_on_duty_cannot() -> None:
    assert User.objects.get(username="tiepnhan").check_password(demo_password())
    duty = User.objects.filter(username__regex=r"^(canbo|lanhdao)\.h24")
    assert duty.count() == 2 * Agency.objects.count()
    assert not any(user.has_usable_password() for user in duty)


def test_each_demo_account_says_what_it_does() -> None:
    duties = {row.username: row.duty for row in demo_accounts()}
    assert duties["congdan"] == "Công dân"
    assert "đại diện Công ty TNHH" in duties["doanhnghiep"]
    assert duties["hotich"] == "Thụ lý hồ sơ – Bộ phận Tư pháp - Hộ tịch, UBND phường Hồng Bàng"
    assert all(duties.values())


def test_the_public_password_is_refused_behind_https(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    settings.HTTPS = True
    with pytest.raises(ImproperlyConfigured, match="DEMO_PASSWORD"):
        build_city()


def test_the_command_prints_a_line_an_account_and_the_password() -> None:
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == len(demo_accounts()) + 1
    assert lines[-1].endswith(demo_password())


def test_the_command_says_what_to_do_where_there_is_no_sample_city() -> None:
    RoleAssignment.objects.all().delete()
    Representation.objects.all().delete()
    Person.objects.all().delete()
    User.objects.all().delete()
    with pytest.raises(CommandError, match="sample_city"):
        call_command("demo_accounts")
