"""Whose tries are counted: the client's, whom the proxy names; never one the client made up."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from applications.models import Limit, Try
from core.errors import TooOften
from portal.middleware import ClientAddress

PROXY = "10.0.0.1"


def seen(forwarded: str | None) -> str:
    """The address a page sees when the proxy, or somebody in its place, sends this header."""
    addresses: list[str] = []

    def page(request: HttpRequest) -> HttpResponse:
        addresses.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    header = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    ClientAddress(page)(RequestFactory().get("/", REMOTE_ADDR=PROXY, **header))
    return addresses[0]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", PROXY),  # nobody stands in front: whoever sends the header made it up
        (1, None, PROXY),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "127.0.0.1, 203.0.113.7", "203.0.113.7"),  # the first was the client's own claim
        (1, "203.0.113.7,2001:DB8::7", "2001:db8::7"),
        (2, "127.0.0.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "203.0.113.7"),  # past the outer proxy, from within the house
        (1, "", PROXY),
        (1, "203.0.113.7, ", PROXY),
        (1, "unknown", PROXY),
        (1, "203.0.113.700", PROXY),
        (1, "203.0.113.7:8080", PROXY),
    ],
)
def test_the_outermost_proxy_tells_who_asks(settings: Any, proxies: int, forwarded: str | None, address: str) -> None:
    settings.BEHIND_PROXY = proxies
    assert seen(forwarded) == address


@pytest.mark.django_db
def test_behind_a_proxy_one_house_does_not_close_the_door_on_the_city(settings: Any) -> None:
    settings.BEHIND_PROXY = 1
    proxy, wrong = Client(REMOTE_ADDR=PROXY), {"code": "X", "pin": "Y"}

    def track(forwarded: str) -> int:
        return proxy.post(reverse("citizen:track"), wrong, headers={"X-Forwarded-For": forwarded}).status_code

    assert [track(f"192.0.2.{number}, 203.0.113.7") for number in range(10)] == [422] * 10
    assert track("203.0.113.7") == 429
    assert track("203.0.113.8") == 422


@pytest.mark.django_db
def test_behind_a_proxy_wrong_passwords_are_counted_by_client(settings: Any) -> None:
    settings.BEHIND_PROXY = 1
    User.objects.create_user("congdan", "Haiphong@2026", full_name="Nguyễn Thị Hoa")
    proxy = Client(REMOTE_ADDR=PROXY)

    def sign_in(password: str, address: str) -> int:
        typed = {"username": "congdan", "password": password}
        return proxy.post(reverse("accounts:sign_in"), typed, headers={"X-Forwarded-For": address}).status_code

    assert [sign_in("sai", "203.0.113.7") for _ in range(10)][-1] == 429
    assert sign_in("Haiphong@2026", "203.0.113.7") == 429
    assert sign_in("Haiphong@2026", "203.0.113.8") == 302


@pytest.mark.django_db
def test_a_try_is_counted_for_its_own_door_alone() -> None:
    doors = Limit("one", 2), Limit("other", 2)
    for _ in range(2):
        doors[0].guard("somebody")
        doors[0].count("somebody")
    with pytest.raises(TooOften):
        doors[0].guard("somebody")
    doors[0].guard("somebody else")
    doors[1].guard("somebody")
    assert Try.objects.count() == 2
