"""The public pages: anybody may look, nothing in a record can hurt, and each costs few statements."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from accounts.kinds import AgencyKind, UnitKind
from accounts.models import AdministrativeUnit, Agency
from core.calendar.rows import prefill
from procedures.models import Procedure
from tests.procedures.catalogue import imported, imported_record, published

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"><svg/onload=alert(2)>"


def text_of(html: str) -> str:
    """What a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def seen(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return text_of(response.content.decode())


@pytest.fixture
def city() -> None:
    imported()
    for code in ("1.001193", "2.000986"):
        published(code)


@pytest.mark.usefixtures("city")
def test_search_finds_and_links(client: Client) -> None:
    html = client.get("/thu-tuc/", {"q": "khai tu"}).content.decode()
    assert 'href="/thu-tuc/1.900002/"' in html
    assert 'value="khai tu"' in html
    assert "1 thủ tục" in text_of(html)


@pytest.mark.usefixtures("city")
def test_nothing_found_says_what_to_do(client: Client) -> None:
    page = seen(client, "/thu-tuc/?q=xyz")
    assert "Không có thủ tục nào khớp" in page
    assert "Bạn có thể gõ không dấu" in page


@pytest.mark.usefixtures("city")
def test_filters_are_chips_that_can_be_taken_off(client: Client) -> None:
    html = client.get("/thu-tuc/", {"q": "khai", "field": "G15-TP07", "audience": "CITIZEN"}).content.decode()
    assert "Lĩnh vực: Hộ tịch" in html
    assert 'href="/thu-tuc/?q=khai&amp;audience=CITIZEN"' in html
    assert 'href="/thu-tuc/?q=khai&amp;field=G15-TP07"' in html


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("query", ["level=XYZ", "field=%00", "audience=CITI", "q=%00", f"q={'a' * 201}"])
def test_a_filter_nobody_understands_is_named(client: Client, query: str) -> None:
    page = seen(client, f"/thu-tuc/?{query}", status=400)
    assert "Có bộ lọc chưa hiểu được" in page


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("number", ["0", "999", "abc", "-1"])
def test_a_page_that_is_not_there_is_the_nearest(client: Client, number: str) -> None:
    assert "thủ tục" in seen(client, f"/thu-tuc/?page={number}")


@pytest.mark.usefixtures("city")
def test_other_provinces_are_named(client: Client) -> None:
    assert "Do UBND tỉnh Thanh Hóa công bố, không áp dụng tại Hải Phòng" in seen(client, "/thu-tuc/")


@pytest.mark.usefixtures("city")
def test_a_city_procedure_can_be_filed(client: Client) -> None:
    html = client.get("/thu-tuc/1.001193/").content.decode()
    page = text_of(html)
    assert 'href="/nop-ho-so/1.001193/"' in html
    for said in (
        "Bao lâu? Trong ngày",
        "Giấy chứng sinh",
        "Ký Giấy khai sinh",
        "8.000 đồng",
        "60/2014/QH13",
        "Phiên bản 1",
    ):
        assert said in page
    assert (
        page.index("Nộp ở đâu?") < page.index("Nộp trực tuyến", page.index("Nộp ở đâu?")) < page.index("Giấy tờ cần có")
    )


def test_the_counter_with_its_hours_and_hotline(client: Client, city: None) -> None:
    hai_phong = AdministrativeUnit.objects.create(
        code="31", name="Hải Phòng", kind=UnitKind.CITY, valid_from="2025-07-01"
    )
    Agency.objects.create(
        code="H24.1",
        name="Trung tâm của thành phố",
        kind=AgencyKind.CITY_CENTRE,
        territory=hai_phong,
        hotline="02253000000",
    )
    for code, is_told in {"1.001193": True, "1.900001": True, "1.900003": False, "1.900004": False}.items():
        page = seen(client, f"/thu-tuc/{code}/")
        assert (
            ("Trung tâm của thành phố" in page) == ("02253000000" in page) == ("Thứ Hai – Thứ Sáu" in page) == is_told
        )


@pytest.mark.usefixtures("city")
def test_the_national_text_stands_beside_the_definition(client: Client) -> None:
    html = client.get("/thu-tuc/1.001193/").content.decode()
    beside = html.split('<details class="national">')[1]
    assert "Người đi khai nộp giấy tờ tại trung tâm." in beside
    assert "Người đi khai nộp giấy tờ tại trung tâm." not in html.split('<details class="national">')[0]
    assert not re.findall(r'id="([\w-]+)"(?=.*id="\1")', html, re.DOTALL)


@pytest.mark.usefixtures("city")
def test_an_imported_procedure_says_why_it_cannot_be_filed_here(client: Client) -> None:
    html = client.get("/thu-tuc/1.900001/").content.decode()
    assert "/nop-ho-so/" not in html
    assert 'href="https://dichvucong.gov.vn"' in html
    page = text_of(html)
    for said in ("Không nộp trực tuyến trên Cổng này", "3,5 ngày làm việc", "Bản sao giấy đăng ký tàu", "Đo độ sâu;"):
        assert said in page


@pytest.mark.usefixtures("city")
def test_what_is_no_longer_in_force_can_be_read_but_is_not_listed(client: Client) -> None:
    assert "không còn hiệu lực" in seen(client, "/thu-tuc/1.900004/")
    assert "phòng cháy" not in seen(client, "/thu-tuc/?q=phòng cháy").replace("cho “phòng cháy”", "")


@pytest.mark.parametrize("code", ["9.999999", "x", "%00", "1.001193x", "a" * 300])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    assert "Không tìm thấy" in seen(client, f"/thu-tuc/{code}/", status=404)


def test_a_procedure_being_drafted_is_not_shown(client: Client) -> None:
    Procedure.objects.create(code="1.000001", name="Đang soạn")
    seen(client, "/thu-tuc/1.000001/", status=404)


def test_hostile_text_is_shown_harmlessly(client: Client, tmp_path: Path) -> None:
    everywhere = {"name": HOSTILE, "description": HOSTILE, "text": HOSTILE, "title": HOSTILE}
    imported_record(
        tmp_path,
        name=f"Thủ tục {HOSTILE}",
        state="ACTIVE",
        departmentPromulgateName=HOSTILE,
        departmentPromulgateCode="H56",
        category={"code": HOSTILE, "name": HOSTILE},
        executionSteps=[everywhere],
        executionMethods=[everywhere | {"processingTime": HOSTILE, "fees": [everywhere | {"type": "FEE"}]}],
        executionCases=[everywhere | {"profileComponents": [everywhere | {"attachments": [{"fileName": HOSTILE}]}]}],
        cases=[everywhere, everywhere | {"code": "2"}],
        requirementsAndConditions=HOSTILE,
        legalBasisesDetails=[everywhere | {"code": HOSTILE}],
        resultsDetails=[everywhere],
        unitGroupsExecuting=[everywhere],
        subjectTypesDetails=[everywhere],
        dossierReceivingAddresses=HOSTILE,
    )
    for url in ("/thu-tuc/1.900009/", "/thu-tuc/", "/thu-tuc/?q=<script>alert(3)</script>"):
        html = client.get(url).content.decode()
        assert "alert(" in html
        assert not re.search(r"<script>|<img src=x|<svg/onload|onerror=alert\(1\)>", html)


@pytest.mark.parametrize(("url", "most"), [("/thu-tuc/", 6), ("/thu-tuc/?q=khai&field=G15-TP07&audience=CITIZEN", 6)])
def test_the_catalogue_costs_six_statements_at_most(
    client: Client, city: None, django_assert_max_num_queries: MaxQueries, url: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        client.get(url)


@pytest.mark.parametrize("code", ["1.001193", "2.000986", "1.900001", "1.900003"])
def test_a_procedure_costs_six_statements_at_most(
    client: Client, city: None, django_assert_max_num_queries: MaxQueries, code: str
) -> None:
    prefill([2026])
    with django_assert_max_num_queries(6):
        client.get(f"/thu-tuc/{code}/")


@pytest.mark.usefixtures("city")
def test_pages_speak_english_where_the_city_wrote_it(client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert "Birth registration" in seen(client, "/thu-tuc/1.001193/")


@pytest.mark.parametrize("url", ["/thu-tuc/", "/thu-tuc/1.001193/"])
def test_looking_is_all_one_can_do(client: Client, city: None, url: str) -> None:
    before = Procedure.objects.values().order_by("pk")
    assert client.post(url).status_code == 405
    assert list(Procedure.objects.values().order_by("pk")) == list(before)
