"""The sample city, with a relay and a worker at work, and its people at browsers of their own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.applications.stories import open_city
from tests.scenarios.editor import Editor
from tests.scenarios.people import Citizen, Officer


@pytest.fixture
def city(celery_worker: None) -> User:
    """Its first citizen."""
    return open_city()


@pytest.fixture
def citizen(city: User, new_page: Callable[..., Page]) -> Callable[..., Citizen]:
    """Someone signed in to ask for something."""

    def sign_in(username: str, scripts: bool = True) -> Citizen:
        return Citizen(new_page(java_script_enabled=scripts), username, scripts)

    return sign_in


@pytest.fixture
def officer(city: User, new_page: Callable[..., Page]) -> Callable[[str], Officer]:
    """Someone signed in at the desk."""
    return lambda username: Officer(new_page(), username)


@pytest.fixture
def editor(city: User, new_page: Callable[..., Page]) -> Callable[..., Editor]:
    """Someone at the desk who may write procedures, or put them in force."""
    return lambda username, scripts=True: Editor(new_page(java_script_enabled=scripts), username)
