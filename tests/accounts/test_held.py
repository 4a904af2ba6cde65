"""What somebody holds is asked of the database each time, and once only while a page is drawn."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.held import asked_once, held
from accounts.models import RoleAssignment, User
from tests.city import CITY


@pytest.fixture
def clerk(db: None) -> User:
    CITY.write()
    return User.objects.get(username="tiepnhan")


def end_all(user: User) -> None:
    RoleAssignment.objects.filter(user=user).update(valid_to=timezone.now() - timedelta(minutes=1))


def test_a_right_that_has_ended_is_missed_at_once(clerk: User) -> None:
    assert held(clerk)
    end_all(clerk)
    assert held(clerk) == []


def test_while_a_page_is_drawn_it_is_asked_once_for_each_person(clerk: User) -> None:
    other = User.objects.get(username="hotich")
    with asked_once(), CaptureQueriesContext(connection) as queries:
        assert held(clerk) == held(clerk)
        assert {each.user_id for each in held(other)} == {other.pk}
    assert len(queries) == 2


def test_after_the_page_it_is_asked_anew(clerk: User) -> None:
    with asked_once():
        assert held(clerk)
        end_all(clerk)
        assert held(clerk)
    assert held(clerk) == []
