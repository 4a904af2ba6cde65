"""The sample city with its procedures, as quickly as may be."""

import pytest
from pytest_django import Settings

from accounts.sample import build_city
from procedures import seeds


@pytest.fixture
def city(db: None, settings: Settings) -> None:
    """Nobody signs in with these accounts' passwords, so hashing them need not be slow."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    build_city()
    seeds.load()
