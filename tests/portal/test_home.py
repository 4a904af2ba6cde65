"""The first page: one question, tracking, life events, three figures."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from procedures.models import Procedure
from tests.applications.stories import COPIES, accepted, drafted, filed, open_city, work

pytestmark = pytest.mark.django_db
HOME = reverse("portal:home")


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


@pytest.fixture
def citizen(db: None) -> User:
    return open_city()


def test_it_asks_what_one_needs(client: Client, citizen: User) -> None:
    page = client.get(HOME).content.decode()
    assert "Bạn cần làm thủ tục gì?" in page
    assert f'action="{reverse("procedures:catalogue")}"' in page
    assert f'action="{reverse("citizen:track")}"' in page
    assert page.count("<h1") == 1


def test_what_can_be_filed_is_listed_by_life_event(client: Client, citizen: User) -> None:
    page = client.get(HOME).content.decode()
    assert "Có con nhỏ" in page
    assert reverse("procedures:procedure", args=["1.001193"]) in page
    Procedure.objects.filter(code="1.001193").update(is_active=False)
    assert reverse("procedures:procedure", args=["1.001193"]) not in client.get(HOME).content.decode()


def test_the_figures_are_counted(client: Client, citizen: User) -> None:
    drafted(citizen, COPIES)
    filed(citizen, COPIES)
    work(accepted(filed(citizen, COPIES)))
    page = client.get(HOME).content.decode()
    assert "<strong>2</strong>hồ sơ nộp hôm nay" in page
    assert "<strong>100 %</strong>có kết quả đúng hẹn" in page
    assert "<strong>1</strong>hồ sơ đang giải quyết" in page


def test_the_city_is_counted_once_for_many_visitors(client: Client, citizen: User) -> None:
    client.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        client.get(HOME)
    assert not [query for query in asked if "applications_dossier" in query["sql"]]


def test_an_empty_city_has_a_first_page_too(client: Client, db: None) -> None:
    assert "<strong>–</strong>" in client.get(HOME).content.decode()
