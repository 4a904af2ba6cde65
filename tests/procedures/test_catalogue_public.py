"""What is made public of all procedures together, and the catalogue as open data."""

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from procedures.catalogue.open_data import COLUMNS
from tests.procedures.catalogue import imported, imported_record, published
from tests.procedures.test_catalogue_pages import seen

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]
JSON, CSV = "/api/v1/procedures.json", "/api/v1/procedures.csv"
TABLES = ["", "phi-le-phi/", "ma-qr/", "to-khai/", "hoi-dap/"]


@pytest.fixture(autouse=True)
def city(db: None) -> None:
    cache.clear()
    imported()
    for code in ("1.001193", "2.000815"):
        published(code)


def body(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", TABLES)
def test_each_page_is_there_for_everybody(client: Client, table: str) -> None:
    assert "Hải Phòng" in seen(client, f"/cong-khai/{table}")


def test_the_fee_table_has_every_procedure_of_the_city(client: Client) -> None:
    page = seen(client, "/cong-khai/phi-le-phi/")
    for said in ("Đăng ký khai sinh", "8.000 đồng", "Chứng thực bản sao", "Tối đa 200.000 đồng", "1.900001"):
        assert said in page
    assert "1.900003" not in page  # another province's


@pytest.mark.parametrize("number", ["0", "999", "abc"])
def test_a_page_that_is_not_there_is_the_nearest(client: Client, number: str) -> None:
    assert "Đăng ký khai sinh" in seen(client, f"/cong-khai/phi-le-phi/?page={number}")


def test_every_procedure_has_a_code_to_scan(client: Client) -> None:
    html = client.get("/cong-khai/ma-qr/").content.decode()
    assert html.count("data:image/svg+xml;base64,") == html.count("/cong-khai/ap-phich/") >= 3
    poster = client.get("/cong-khai/ap-phich/1.001193/").content.decode()
    assert "/thu-tuc/1.001193/" in poster and poster.count("data:image/svg+xml") == 1


@pytest.mark.parametrize("code", ["9.999999", "%00", "x"])
def test_there_is_no_poster_of_nothing(client: Client, code: str) -> None:
    seen(client, f"/cong-khai/ap-phich/{code}/", status=404)


@pytest.mark.parametrize(("table", "most"), [("phi-le-phi/", 6), ("ma-qr/", 6), ("to-khai/", 6), ("hoi-dap/", 6)])
def test_a_table_costs_few_statements(
    client: Client, django_assert_max_num_queries: MaxQueries, table: str, most: int
) -> None:
    seen(client, "/thu-tuc/1.001193/")  # definitions are read once a process
    seen(client, "/thu-tuc/2.000815/")
    with django_assert_max_num_queries(most):
        client.get(f"/cong-khai/{table}")


def test_the_page_of_open_data_describes_every_column(client: Client) -> None:
    html = client.get("/thu-tuc/du-lieu-mo/").content.decode()
    assert all(f">{name}</th>" in html for name in COLUMNS)
    assert JSON in html and CSV in html and "CC BY 4.0" in html


def test_the_whole_catalogue_as_json(client: Client) -> None:
    rows = json.loads(body(client, JSON))
    assert [row["code"] for row in rows[:2]] == ["1.001193", "2.000815"]
    assert {row["code"] for row in rows} == {"1.001193", "2.000815", "1.900001", "1.900002", "1.900003"}
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert rows[0]["audiences"] == ["CITIZEN", "OVERSEAS_VIETNAMESE"]
    assert rows[0]["page"].endswith("/thu-tuc/1.001193/")


def test_the_same_as_a_table_that_spreadsheets_read(client: Client) -> None:
    text = body(client, CSV)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    as_json = json.loads(body(client, JSON))
    assert [row["code"] for row in rows] == [row["code"] for row in as_json]
    assert rows[0]["audiences"] == "CITIZEN; OVERSEAS_VIETNAMESE"
    assert rows[0]["name"] == "Đăng ký khai sinh"


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", '=HYPERLINK("http://x";"y")'])
def test_nothing_in_the_table_is_reckoned_by_a_spreadsheet(client: Client, tmp_path: Path, name: str) -> None:
    imported_record(tmp_path, name=name, state="ACTIVE")
    rows = list(csv.reader(io.StringIO(body(client, CSV).removeprefix("\ufeff"))))
    assert [row[1] for row in rows if row[0] == "1.900009"] == [f"'{name}"]
    assert not [cell for row in rows for cell in row if re.match(r"[=+@-]", cell)]


@pytest.mark.parametrize("url", [JSON, CSV])
def test_who_has_the_file_is_told_so_until_the_next_publication(client: Client, url: str) -> None:
    first = client.get(url)
    etag = first.headers["ETag"]
    assert first.headers["Last-Modified"]
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304
    published("2.000986")
    again = client.get(url, headers={"if-none-match": etag})
    assert again.status_code == 200
    assert b"2.000986" in b"".join(again.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("url", [JSON, CSV])
def test_the_files_can_only_be_read(client: Client, url: str) -> None:
    assert [getattr(client, method)(url).status_code for method in ("post", "put", "delete")] == [405, 405, 405]


@pytest.mark.parametrize("url", [JSON, CSV])
def test_a_file_costs_five_statements_at_most(
    client: Client, django_assert_max_num_queries: MaxQueries, url: str
) -> None:
    with django_assert_max_num_queries(6):
        body(client, url)
