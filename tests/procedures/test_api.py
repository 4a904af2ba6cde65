"""The catalogue as data."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from rest_framework.exceptions import NotAuthenticated

from core.api import answer_error
from core.errors import Conflict, Invalid
from procedures.catalogue.page import ProcedurePage
from tests.procedures.catalogue import imported, published

pytestmark = pytest.mark.django_db
LIST = "/api/v1/procedures/"


@pytest.fixture
def city() -> None:
    imported()
    published("1.001193")


def rows(client: Client, **query: str) -> list[dict[str, Any]]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    results: list[dict[str, Any]] = response.json()["results"]
    return results


@pytest.mark.usefixtures("city")
def test_the_list_is_the_catalogue_page_by_page(client: Client) -> None:
    body = client.get(LIST, {"page_size": "2"}).json()
    assert (body["count"], len(body["results"]), body["previous"]) == (4, 2, None)
    assert client.get(body["next"]).json()["results"][-1]["code"] == "1.900003"
    assert rows(client)[0] == {
        "code": "1.001193",
        "name": "Đăng ký khai sinh",
        "field": {"code": "G15-TP07", "name": "Hộ tịch"},
        "level": "COMMUNE",
        "audiences": ["CITIZEN", "OVERSEAS_VIETNAMESE"],
        "deciding_agency": "Ủy ban nhân dân cấp xã",
        "service_level": "FULL",
        "is_local": True,
        "updated_at": rows(client)[0]["updated_at"],
        "url": "http://testserver/api/v1/procedures/1.001193/",
    }


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"q": "khai tu"}, ["1.900002"]),
        ({"field": "G13-TS01"}, ["1.900001"]),
        ({"level": "CITY"}, ["1.900003"]),
        ({"audience": "COOPERATIVE"}, ["1.900001"]),
        ({"service_level": "FULL"}, ["1.001193"]),
        ({"service_level": "INFO_ONLY", "q": "tàu cá"}, ["1.900001"]),
        ({"q": "xyz"}, []),
    ],
)
def test_filters(client: Client, query: dict[str, str], codes: list[str]) -> None:
    assert [row["code"] for row in rows(client, **query)] == codes


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    "query",
    [{"level": "XYZ"}, {"audience": "x"}, {"service_level": "x"}, {"q": "\0"}, {"q": "a" * 201}, {"field": "\0"}],
)
def test_a_filter_nobody_understands_is_refused_by_name(client: Client, query: dict[str, str]) -> None:
    response = client.get(LIST, query)
    assert response.status_code == 400
    assert list(response.json()) == list(query)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("code", ["1.001193", "1.900001", "1.900003", "1.900004"])
def test_one_procedure_is_what_its_page_says(client: Client, code: str) -> None:
    body = client.get(f"{LIST}{code}/").json()
    page = ProcedurePage.model_validate(body)
    assert page.code == code
    assert len(page.essentials) == 4
    assert page.filing.online == (code == "1.001193")


@pytest.mark.usefixtures("city")
def test_answers_may_be_kept_for_a_while_by_language(client: Client) -> None:
    for url in (LIST, f"{LIST}1.001193/"):
        headers = client.get(url).headers
        assert "max-age=300" in headers["Cache-Control"]
        assert {"Accept-Language", "Cookie"} <= set(headers["Vary"].split(", "))


@pytest.mark.usefixtures("city")
def test_a_definition_and_its_national_text(client: Client) -> None:
    page = ProcedurePage.model_validate(client.get(f"{LIST}1.001193/").json())
    assert (page.source, page.version, page.national and page.national.source) == ("CITY", 1, "NATIONAL")
    assert page.course and not page.steps


@pytest.mark.parametrize("code", ["9.999999", "x"])
def test_an_unknown_code(client: Client, code: str) -> None:
    response = client.get(f"{LIST}{code}/")
    assert response.status_code == 404
    body = response.json()
    assert (body["code"], body["fields"]) == ("denied", {})
    assert body["message"]


@pytest.mark.usefixtures("city")
def test_statements(
    client: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    client.get(LIST)
    with django_assert_max_num_queries(1):
        client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(f"{LIST}1.001193/")


@pytest.mark.parametrize(
    ("error", "status", "body"),
    [
        (Invalid("Sai", {"name": "Thiếu"}), 422, {"code": "invalid", "message": "Sai", "fields": {"name": "Thiếu"}}),
        (Conflict("Chậm"), 409, {"code": "conflict", "message": "Chậm", "fields": {}}),
        (NotAuthenticated("Ai?"), 401, {"detail": "Ai?"}),
    ],
)
def test_how_the_api_says_no(error: Exception, status: int, body: dict[str, Any]) -> None:
    response = answer_error(error, {})
    assert response is not None
    assert (response.status_code, response.data) == (status, body)


def test_a_fault_of_ours_is_left_to_the_framework() -> None:
    assert answer_error(ZeroDivisionError(), {}) is None


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_reading_is_all_one_can_do(client: Client, method: str) -> None:
    assert getattr(client, method)(LIST).status_code == 405


def test_the_schema_is_valid(client: Client) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file="/dev/null")
    schema = client.get("/api/schema/", headers={"accept": "application/json"})
    assert schema.status_code == 200
    assert "/api/v1/procedures/{code}/" in schema.content.decode()
