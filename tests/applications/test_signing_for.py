"""In what capacity an office's decision is signed: by its head, by a deputy for the head, by who stands in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.absences import begin_absence
from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications.papers.signing import capacity, leads
from tests.applications.outsiders import trusted
from tests.applications.stories import open_city


@pytest.fixture
def ward(db: None) -> Agency:
    open_city()
    return Agency.objects.get(code="H24.9008")


def leader(ward: Agency, position: str) -> User:
    user = trusted("lanhdao.thu", Role.LEADER, ward)
    RoleAssignment.objects.filter(user=user).update(position=position)
    return user


@pytest.mark.parametrize(
    ("position", "head", "signs"),
    [
        ("Chủ tịch", "", "Chủ tịch"),
        ("Chủ tịch", "Chủ tịch", "Chủ tịch"),
        ("Phó Chủ tịch", "", "KT. Chủ tịch\nPhó Chủ tịch"),
        ("Phó Giám đốc", "Giám đốc Sở Nội vụ", "KT. Giám đốc Sở Nội vụ\nPhó Giám đốc"),
        ("", "Chủ tịch", "Chủ tịch"),
        ("", "", "Thủ trưởng cơ quan"),
    ],
)
def test_a_deputy_signs_for_the_head(ward: Agency, position: str, head: str, signs: str) -> None:
    user = leader(ward, position)
    assert capacity(ward, user, head) == signs
    assert leads(ward, user)


def test_who_stands_in_signs_for_the_head_too(ward: Agency) -> None:
    chair, clerk = User.objects.get(username="lanhdao"), User.objects.get(username="vanthu")
    assert not leads(ward, clerk)
    now = timezone.now()
    begin_absence(chair, chair, clerk, now, now + timedelta(days=1))
    assert leads(ward, clerk)
    assert capacity(ward, clerk, "Chủ tịch") == "KT. Chủ tịch"


def test_nobody_signs_in_nobodys_name(ward: Agency) -> None:
    assert capacity(ward, None) == "Thủ trưởng cơ quan"
    assert not leads(ward, None)
