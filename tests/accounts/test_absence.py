"""Being away: which rights are lent, to whom, for how long; and who may say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.absences import begin_absence, end_absence
from accounts.chiefs import directs, is_chief_of, seen_by
from accounts.kinds import AgencyKind, UserKind
from accounts.models import Absence, Agency, RoleAssignment, Unit, User
from accounts.roles import Role
from core.errors import Conflict, Denied, Invalid, PortalError
from core.models import LedgerEntry

DAY = timedelta(days=1)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def staff(username: str, role: Role, agency: Agency, unit: Unit | None = None) -> User:
    user = User.objects.create(username=username, kind=UserKind.STAFF, full_name=username.title())
    trust(user, role, agency, unit)
    return user


def trust(user: User, role: Role, agency: Agency, unit: Unit | None = None) -> RoleAssignment:
    since = timezone.now() - 30 * DAY
    return RoleAssignment.objects.create(user=user, role=role, agency=agency, unit=unit, valid_from=since)


@pytest.fixture
def thanh(committee: Agency, justice: Unit) -> User:
    return staff("thanh", Role.HANDLING, committee, justice)


@pytest.fixture
def long(committee: Agency, economy: Unit) -> User:
    return staff("long", Role.HANDLING, committee, economy)


@pytest.fixture
def thang(committee: Agency) -> User:
    return staff("thang", Role.LEADER, committee)


@contextmanager
def refused(kind: type[PortalError], sentence: str = "") -> Iterator[None]:
    """It says no in this way, and not a row is different."""
    before = _rows()
    with pytest.raises(kind) as refusal:
        yield
    assert sentence in str(refusal.value.message)
    assert _rows() == before


def _rows() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Absence, RoleAssignment, LedgerEntry)]


def held(user: User, at: datetime | None = None) -> set[tuple[str, str]]:
    return {(duty.role, str(duty.unit or "")) for duty in RoleAssignment.objects.held(user, at)}


def test_the_stand_in_has_the_rights_for_just_that_time(thanh: User, long: User, now: datetime) -> None:
    own = held(long)
    absence = begin_absence(thanh, thanh, long, now + DAY, now + 3 * DAY, "Nghỉ phép")
    assert held(long) == own
    assert held(long, now + 2 * DAY) == own | held(thanh)
    assert held(long, now + 3 * DAY) == own
    assert held(thanh, now + 2 * DAY) == {("HANDLING", "Bộ phận Tư pháp - Hộ tịch")}
    entry = LedgerEntry.objects.get(subject=f"user:{thanh.pk}")
    assert (entry.event, entry.data["stand_in"], entry.data["absence"]) == ("absence.began", long.pk, absence.pk)


def test_what_ends_sooner_is_lent_no_longer(thanh: User, long: User, now: datetime) -> None:
    RoleAssignment.objects.filter(user=thanh).update(valid_to=now + DAY)
    begin_absence(thanh, thanh, long, now, now + 3 * DAY)
    assert ("HANDLING", "Bộ phận Tư pháp - Hộ tịch") in held(long)
    assert ("HANDLING", "Bộ phận Tư pháp - Hộ tịch") not in held(long, now + DAY)


def test_nobody_stands_in_for_a_right_that_was_taken_away(thanh: User, long: User, now: datetime) -> None:
    begin_absence(thanh, thanh, long, now, now + 3 * DAY)
    RoleAssignment.objects.filter(user=thanh).update(valid_to=now - timedelta(minutes=1))
    assert held(long) == {("HANDLING", "Phòng Kinh tế, Hạ tầng và Đô thị")}


def test_ended_early_the_rights_end_at_once(thanh: User, long: User, now: datetime) -> None:
    absence = begin_absence(thanh, thanh, long, now, now + 3 * DAY)
    end_absence(thanh, absence)
    assert held(long) == {("HANDLING", "Phòng Kinh tế, Hạ tầng và Đô thị")}
    assert not Absence.objects.in_force().exists()
    with refused(Conflict, "đã kết thúc"):
        end_absence(thanh, absence)


def test_one_that_has_not_begun_is_called_off(thanh: User, long: User, now: datetime) -> None:
    absence = begin_absence(thanh, thanh, long, now + DAY, now + 3 * DAY)
    end_absence(thanh, absence)
    assert not Absence.objects.exists() and not RoleAssignment.objects.exclude(absence=None).exists()
    with refused(Denied):
        end_absence(thanh, absence)


def test_a_chief_says_it_for_them_and_nobody_else(thanh: User, long: User, thang: User, now: datetime) -> None:
    with refused(Denied):
        begin_absence(long, thanh, long, now, now + DAY)
    absence = begin_absence(thang, thanh, long, now, now + DAY)
    with refused(Denied):
        end_absence(long, absence)
    end_absence(thang, absence)


def test_a_chief_whose_right_ended_says_nothing(thanh: User, long: User, thang: User, now: datetime) -> None:
    RoleAssignment.objects.filter(user=thang).update(valid_to=now - timedelta(minutes=1))
    with refused(Denied):
        begin_absence(thang, thanh, long, now, now + DAY)


def test_who_may_not_stand_in(thanh: User, long: User, city: object, ward: object, now: datetime) -> None:
    elsewhere = Agency.objects.create(
        code="H24.9050", name="UBND xã An Lão", kind=AgencyKind.DEPARTMENT, territory=ward
    )
    nhung = staff("nhung", Role.HANDLING, elsewhere)
    with refused(Invalid, "cùng cơ quan"):
        begin_absence(thanh, thanh, nhung, now, now + DAY)
    with refused(Invalid, "người khác"):
        begin_absence(thanh, thanh, thanh, now, now + DAY)
    begin_absence(long, long, thanh, now, now + DAY)
    with refused(Invalid, "cũng vắng mặt"):
        begin_absence(thanh, thanh, long, now, now + DAY)


def test_who_stands_in_does_not_go_away_meanwhile(thanh: User, long: User, thang: User, now: datetime) -> None:
    begin_absence(long, long, thanh, now, now + DAY)
    with refused(Invalid, "đang làm thay"):
        begin_absence(thanh, thanh, thang, now, now + DAY)


def test_one_stand_in_at_a_time(thanh: User, long: User, thang: User, now: datetime) -> None:
    begin_absence(thanh, thanh, long, now, now + 2 * DAY)
    with refused(Invalid, "đã có người làm thay"):
        begin_absence(thanh, thanh, thang, now + DAY, now + 3 * DAY)
    begin_absence(thanh, thanh, thang, now + 2 * DAY, now + 3 * DAY)


def test_an_absence_has_an_end_ahead(thanh: User, long: User, now: datetime) -> None:
    for valid_to in (None, now - DAY, now):
        with refused(Invalid):
            begin_absence(thanh, thanh, long, now, valid_to)


def test_what_was_lent_is_not_lent_on(thanh: User, long: User, thang: User, now: datetime) -> None:
    begin_absence(thanh, thanh, long, now, now + DAY)
    begin_absence(long, long, thang, now + DAY, now + 2 * DAY)
    assert {duty.user for duty in RoleAssignment.objects.exclude(absence=None)} == {long, thang}
    lent = RoleAssignment.objects.filter(user=thang).exclude(absence=None)
    assert [str(duty.unit) for duty in lent] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]


def test_who_directs_whom(thanh: User, long: User, thang: User, committee: Agency, justice: Unit) -> None:
    head_of_justice = staff("truong", Role.SUPERVISOR, committee, justice)
    assert is_chief_of(thang, thanh) and is_chief_of(head_of_justice, thanh)
    assert not is_chief_of(head_of_justice, long) and not is_chief_of(thanh, long) and not is_chief_of(thang, thang)
    assert directs(head_of_justice, committee, justice) and not directs(head_of_justice, committee)
    assert not directs(thang, None)


def test_supervisors_and_inspectors_look_below_and_leaders_at_their_own(thang: User, committee: Agency) -> None:
    centre = Agency.objects.create(
        code="H24.9008.01", name="Trung tâm", kind=AgencyKind.COMMUNE_CENTRE, parent=committee,
        territory=committee.territory,
    )  # fmt: skip
    for role in (Role.SUPERVISOR, Role.INSPECTOR):
        assert list(seen_by(staff(f"{role}", role, committee))) == [committee, centre]
    assert list(seen_by(thang)) == [committee]
    assert directs(User.objects.get(username="SUPERVISOR"), centre)
    assert not directs(User.objects.get(username="INSPECTOR"), centre) and not directs(thang, centre)
    assert not list(seen_by(staff("thu", Role.RECORDS, committee)))


def test_a_room_s_chief_sees_the_agency_and_directs_the_room(committee: Agency, justice: Unit, economy: Unit) -> None:
    head = staff("truong", Role.LEADER, committee, justice)
    assert list(seen_by(head)) == [committee]
    assert directs(head, committee, justice) and not directs(head, committee, economy)
