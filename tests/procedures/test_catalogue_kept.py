"""Kept pages: made once for everybody, never older than the last publication, and nothing of one visitor in them."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from urllib.request import urlopen

import pytest
from csp.middleware import CSPMiddleware
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from procedures.catalogue.kept import kept
from tests.procedures.catalogue import imported, published

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]
PAGE = "/thu-tuc/1.001193/"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("url", [PAGE, "/thu-tuc/?q=khai sinh", "/thu-tuc/theo-nhom/", "/cong-khai/phi-le-phi/"])
def test_whoever_comes_second_costs_one_statement(
    client: Client, django_assert_num_queries: MaxQueries, url: str
) -> None:
    published("1.001193")
    first = client.get(url)
    with django_assert_num_queries(1):
        second = Client().get(url)
    assert (first.status_code, second.status_code) == (200, 200)
    assert without_what_is_ones_own(second.content) == without_what_is_ones_own(first.content)


def without_what_is_ones_own(body: bytes) -> bytes:
    return re.sub(rb'(nonce|csrfmiddlewaretoken" value)="[^"]+"', b"", body)


def test_a_publication_is_seen_at_the_next_reading(client: Client) -> None:
    imported()
    assert "Nộp trực tuyến</a>" not in client.get(PAGE).content.decode()
    published("1.001193")
    assert "Nộp trực tuyến</a>" in client.get(PAGE).content.decode()


def test_an_import_is_seen_at_the_next_reading(client: Client) -> None:
    assert client.get("/thu-tuc/?q=đảo hè").content.decode().count("/thu-tuc/1.9") == 0
    imported()
    assert "/thu-tuc/1.900003/" in client.get("/thu-tuc/?q=đảo hè").content.decode()


@pytest.mark.usefixtures("transactional_db")
def test_a_publication_in_another_process_is_seen_at_once(server: str) -> None:
    imported()
    assert "Nộp trực tuyến</a>" not in read(f"{server}{PAGE}")
    published("1.001193")  # here: the server is another process
    assert all("Nộp trực tuyến</a>" in read(f"{server}{PAGE}") for _worker in range(6))


def read(url: str) -> str:
    with urlopen(url) as answer:
        return str(answer.read().decode())


def test_each_answer_has_its_own_token(client: Client) -> None:
    published("1.001193")
    seen = set()
    for visitor in (client, Client(), Client()):
        answer = visitor.get(PAGE)
        token = re.search(rb'csrfmiddlewaretoken" value="([^"]+)"', answer.content)
        assert token
        assert answer.cookies["csrf"].value
        seen.add(token[1])
    assert len(seen) == 3


def test_a_nonce_in_a_kept_page_is_that_of_each_answer() -> None:
    @kept
    def page(request: HttpRequest) -> HttpResponse:
        made.append(request)
        return HttpResponse(f'<script nonce="{request.csp_nonce}"></script>')  # type: ignore[attr-defined]

    made: list[HttpRequest] = []
    nonces = set()
    for _reader in range(3):
        answer = CSPMiddleware(page)(RequestFactory().get("/"))
        nonce = answer.content.decode().split('"')[1]
        assert f"'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
        nonces.add(nonce)
    assert (len(made), len(nonces)) == (1, 3)


def test_the_token_of_a_kept_page_is_good(client: Client) -> None:
    published("1.001193")
    client.get(PAGE)
    visitor = Client(enforce_csrf_checks=True)
    token = re.search(rb'csrfmiddlewaretoken" value="([^"]+)"', visitor.get(PAGE).content)
    assert token
    sent = visitor.post("/ngon-ngu/", {"language": "en", "next": PAGE, "csrfmiddlewaretoken": token[1].decode()})
    assert (sent.status_code, sent.headers["Location"]) == (302, PAGE)


def test_each_language_has_its_own(client: Client) -> None:
    published("1.001193")
    client.get(PAGE)
    english = Client()
    english.cookies["django_language"] = "en"
    assert "Birth registration" in english.get(PAGE).content.decode()
    assert "Birth registration" not in Client().get(PAGE).content.decode()


def test_who_is_signed_in_is_neither_shown_a_kept_page_nor_kept(client: Client) -> None:
    published("1.001193")
    client.force_login(User.objects.create_user("binh", full_name="Trần Thị Bình"))
    assert "Trần Thị Bình" in client.get(PAGE).content.decode()
    assert "Trần Thị Bình" not in Client().get(PAGE).content.decode()
    assert "Trần Thị Bình" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(("url", "status"), [("/thu-tuc/?level=XYZ", 400), ("/thu-tuc/9.999999/", 404)])
def test_what_is_wrong_stays_wrong(client: Client, url: str, status: int) -> None:
    published("1.001193")
    assert [client.get(url).status_code for _reader in range(2)] == [status, status]


def test_a_long_address_is_nobodys_bookmark_and_is_not_kept(client: Client) -> None:
    published("1.001193")
    url = f"{PAGE}?x={'a' * 400}"
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    assert len(asked) > 1
