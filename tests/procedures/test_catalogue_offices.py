"""The offices: found by their commune, open when they are open, with those who sit at the counter today."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Agency, RoleAssignment, User
from tests.city import PEOPLE
from tests.procedures.catalogue import published
from tests.procedures.test_catalogue_pages import seen

pytestmark = pytest.mark.django_db
CENTRE = "/co-quan/H24.9008.01/"


@pytest.fixture(autouse=True)
def city(db: None) -> None:
    PEOPLE.write()


def test_the_list_has_the_city_and_every_commune(client: Client) -> None:
    page = seen(client, "/co-quan/")
    assert "Sở Tư pháp thành phố Hải Phòng" in page
    assert "114 phường, xã, đặc khu" in page
    assert "Phường Hồng Bàng" in page and "Xã An Lão" in page


@pytest.mark.parametrize("sought", ["an lão", "AN LAO", "xã an lao"])
def test_a_commune_is_found_without_accents(client: Client, sought: str) -> None:
    html = client.get("/co-quan/", {"q": sought}).content.decode()
    assert "/co-quan/H24.9050.01/" in html
    assert "/co-quan/H24.9008.01/" not in html


@pytest.mark.parametrize("query", ["q=%00", f"q={'a' * 101}"])
def test_what_cannot_be_a_name_is_told(client: Client, query: str) -> None:
    seen(client, f"/co-quan/?{query}", status=400)


def test_an_office_tells_address_hotline_hours_and_who_sits_there(client: Client) -> None:
    Agency.objects.filter(code="H24.9008.01").update(hotline="02253000001")
    page = seen(client, CENTRE)
    for said in ("Phạm Thị Lan", "Tiếp nhận và trả kết quả", "02253000001", "Thứ Hai – Thứ Sáu", "Phường Hồng Bàng"):
        assert said in page


def test_who_no_longer_sits_there_is_not_named(client: Client) -> None:
    ended = timezone.now() - timedelta(minutes=1)
    RoleAssignment.objects.filter(user__username="tiepnhan").update(valid_to=ended)
    assert "Phạm Thị Lan" not in seen(client, CENTRE)


def test_whose_account_is_closed_is_not_named(client: Client) -> None:
    User.objects.filter(username="tiepnhan").update(is_active=False)
    assert "Phạm Thị Lan" not in seen(client, CENTRE)


def test_other_duties_are_not_made_public(client: Client) -> None:
    """Handling, finance and supervision are no counter."""
    pages = seen(client, "/co-quan/H24.9008/") + seen(client, CENTRE)
    for name in ("Vũ Thị Thanh", "Đỗ Minh Châu", "Trịnh Quang Huy"):
        assert name not in pages


def test_an_office_leads_to_what_it_decides(client: Client) -> None:
    published("1.001193")
    html = client.get("/co-quan/H24.9008/").content.decode()
    assert "Ủy ban nhân dân cấp xã" in html
    assert "agency=" in html


@pytest.mark.parametrize("code", ["H99", "x", "%00", "a" * 300])
def test_an_unknown_office_is_not_found(client: Client, code: str) -> None:
    seen(client, f"/co-quan/{code}/", status=404)
