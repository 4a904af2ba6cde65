"""The sample city with its procedures."""

import pytest

from tests.city import CITY


@pytest.fixture
def city(db: None) -> None:
    CITY.write()
