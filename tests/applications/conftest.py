"""The sample city with its procedures, a citizen of it, and a clock that stands."""

from collections.abc import Iterator

import pytest
import time_machine

from accounts.models import User
from tests.applications.stories import open_city
from tests.city import CITY

MONDAY = "2026-11-30T07:30:00+07:00"


@pytest.fixture
def city(db: None) -> None:
    CITY.write()


@pytest.fixture
def citizen(db: None) -> User:
    return open_city()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock
