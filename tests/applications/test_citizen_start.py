"""Before the form: what will be needed, for whom and where; and one draft however often it is begun."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import Organisation, Representation
from applications.models import Dossier
from applications.status import Status
from procedures.models import Procedure
from tests.applications.citizen_pages import Citizen, address, the_form
from tests.applications.stories import BIRTH, COPIES, MARRIAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
FORM = reverse("citizen:start", args=[COPIES])


@pytest.fixture
def citizen() -> Citizen:
    return Citizen("congdan")


def test_the_page_tells_what_will_be_needed(citizen: Citizen) -> None:
    text = citizen.get(FORM).text
    for words in ("Chứng thực bản sao", "Trong ngày", "Bản quét của bản chính", "2.000 đồng", "khoảng 5 phút"):
        assert words in text


def test_papers_of_other_channels_are_not_named(citizen: Citizen) -> None:
    text = citizen.get(reverse("citizen:start", args=[BIRTH])).text
    assert "Giấy chứng sinh" in text
    assert "Tờ khai đăng ký khai sinh" not in text
    assert "Bản sao có chứng thực giấy tờ tùy thân" not in text


def test_each_paper_says_when_and_what_is_looked_up_is_no_task(citizen: Citizen) -> None:
    html = citizen.get(reverse("citizen:start", args=[MARRIAGE])).html
    assert "Khi: Giấy xác nhận tình trạng hôn nhân của bên nam: “Đã có" in html
    looked_up = html.split("cơ quan tự tra cứu</h3>")[1].split("</ul>")[0]
    assert 'class="looked-up"' in looked_up and "(không phải nộp)" not in looked_up


def test_a_draft_begins_with_what_is_known_in_the_commune_chosen(citizen: Citizen) -> None:
    draft = citizen.begin(COPIES, territory="90050")
    assert (draft.status, draft.owner, draft.territory and draft.territory.code) == (
        Status.DRAFT,
        citizen.user,
        "90050",
    )
    page = citizen.open("page", draft, "requester")
    assert the_form(page).values["requester_name"] == ["Nguyễn Thị Hoa"]


def test_the_commune_is_ones_own_to_begin_with(citizen: Citizen) -> None:
    assert the_form(citizen.get(FORM)).values["territory"] == ["90008"]


@pytest.mark.parametrize("territory", ["", "31", "99999", "90008\0", "x"])
def test_without_a_commune_nothing_begins(citizen: Citizen, territory: str) -> None:
    answer = citizen.send(FORM, the_form(citizen.get(FORM)), territory=territory)
    assert answer.status == 422
    assert "Chưa chọn xã, phường." in answer.text
    assert "Lỗi:" in answer.html.partition("</title>")[0]
    assert not Dossier.objects.exists()


def test_begun_twice_by_the_same_form_it_is_begun_once(citizen: Citizen) -> None:
    form = the_form(citizen.get(FORM))
    first, second = (citizen.send(FORM, form).response["Location"] for _time in range(2))
    assert first == second
    assert Dossier.objects.count() == 1


def test_begun_again_from_a_fresh_page_it_is_another(citizen: Citizen) -> None:
    assert citizen.begin(COPIES) != citizen.begin(COPIES)


def test_drafts_begun_before_are_offered(citizen: Citizen) -> None:
    draft = citizen.begin(COPIES)
    page = citizen.get(FORM)
    assert address("check", draft) in page.html
    assert f"({citizen.user.full_name})" in page.text


def test_whoever_represents_an_organisation_may_file_for_it() -> None:
    citizen = Citizen("doanhnghiep")
    organisation = Representation.objects.filter(user=citizen.user)[0].organisation
    draft = citizen.begin(COPIES, organisation=str(organisation.pk))
    assert draft.organisation == organisation
    assert organisation.name in citizen.open("page", draft, "requester").text


def test_nobody_else_may(citizen: Citizen) -> None:
    organisation = Organisation.objects.first()
    assert organisation is not None
    values = the_form(citizen.get(FORM)).values
    for claimed in (str(organisation.pk), "9" * 30):
        answer = citizen.client.post(FORM, values | {"organisation": claimed})
        assert answer.status_code in {302, 404}
    assert not Dossier.objects.exclude(organisation=None).exists()


def test_unknown_codes_and_closed_procedures_say_so(citizen: Citizen) -> None:
    assert citizen.get(reverse("citizen:start", args=["9.999999"])).status == 404
    Procedure.objects.filter(code=COPIES).update(service_level="INFO_ONLY")
    page = citizen.get(FORM)
    assert page.status == 422
    assert "chưa nhận hồ sơ trực tuyến" in page.text


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_instant_begin_one_draft(citizen: Citizen) -> None:
    form, gate = the_form(citizen.get(FORM)), Barrier(2)

    def click() -> str:
        try:
            gate.wait()
            return str(citizen.send(FORM, form).response["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as clicks:
        places = {click.result() for click in [clicks.submit(click) for _time in range(2)]}
    assert len(places) == 1
    assert Dossier.objects.count() == 1
