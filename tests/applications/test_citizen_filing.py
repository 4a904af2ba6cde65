"""Check, swear, file: once, whatever is clicked; and what is still missing is told before."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from applications.models import Dossier, Notice, Paper
from applications.status import Status
from core.models import LedgerEntry
from tests.applications.citizen_pages import Citizen, address, the_form
from tests.applications.stories import BIRTH, COPIES, MARRIAGE, drafted, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def citizen(city: None) -> Citizen:
    return Citizen("congdan")


@pytest.fixture
def ready(citizen: Citizen) -> Dossier:
    return drafted(citizen.user, COPIES)


def test_everything_is_there_to_check(citizen: Citizen, ready: Dossier) -> None:
    page = citizen.open("check", ready)
    for words in ("phường Hồng Bàng", "Lê Văn Minh", "Tên giấy tờ: Bằng tốt nghiệp đại học", "ban-chup.pdf"):
        assert words in page.text
    assert "2 × 2.000 đồng = 4.000 đồng; × 3 = 12.000 đồng" in page.text
    assert f"{address('page', ready, 'requester')}?sua" in page.html
    assert "cần hoàn thành" not in page.text


def test_filing_gives_a_number_and_says_what_comes_next(citizen: Citizen, ready: Dossier) -> None:
    with time_machine.travel("2026-11-23T09:00:00+07:00", tick=False):
        answer = citizen.send(address("check", ready), the_form(citizen.open("check", ready)), oath="on")
        assert answer.response["Location"] == address("submitted", ready)
    ready = fresh(ready)
    page = citizen.get(answer.response["Location"])
    assert ready.request_number == "DK-261123-00001"
    for words in (ready.request_number, ready.pin, "8 giờ làm việc", "09:00 ngày 25/11/2026", "Hồng Bàng"):
        assert words in page.text
    assert citizen.get(answer.response["Location"]).text == page.text


def test_without_the_oath_nothing_is_filed(citizen: Citizen, ready: Dossier) -> None:
    page = citizen.send(address("check", ready), the_form(citizen.open("check", ready)))
    assert page.status == 422
    assert page.html.count("Hãy đánh dấu vào lời cam đoan.") == 2
    assert fresh(ready).status == Status.DRAFT


def test_the_oath_is_not_taken_for_a_question_of_that_name(citizen: Citizen) -> None:
    marriage = drafted(citizen.user, MARRIAGE)
    assert "oath" in marriage.definition.all_fields()
    page = citizen.send(address("check", marriage), the_form(citizen.open("check", marriage)))
    assert page.status == 422
    assert fresh(marriage).status == Status.DRAFT
    assert 'href="#oath">Hãy đánh dấu vào lời cam đoan.' in page.html


def test_what_the_portal_cannot_work_out_is_not_said_to_be_missing(citizen: Citizen) -> None:
    page = citizen.open("check", drafted(citizen.user, MARRIAGE, example=1))
    assert "Chưa có, đề nghị cơ quan tra cứu và xác minh" in page.text
    assert "Số ngày từ khi cấp giấy xác nhận" not in page.text


def test_what_is_missing_is_told_with_a_link_before_and_after_filing(citizen: Citizen) -> None:
    birth = citizen.begin(BIRTH)
    page = citizen.open("check", birth)
    assert "mục cần hoàn thành" in page.text
    (relation,) = [each for each in birth.definition.form.pages if each.id == "relation"]
    assert f'href="{address("page", birth, "relation")}">' in page.html  # in the line at the top, yet not as done
    assert f"{relation.title} (đã xong)" not in page.text
    assert f"{address('page', birth, 'relation')}?sua#div_id_relation" in page.html
    page = citizen.send(address("check", birth), the_form(page), oath="on")
    assert page.status == 422
    assert "Bạn là gì của trẻ? Hãy chọn một mục." in page.text
    assert fresh(birth).status == Status.DRAFT
    assert not LedgerEntry.objects.filter(subject=birth.subject).exists()


def test_a_missing_paper_leads_to_its_place(citizen: Citizen) -> None:
    birth = drafted(citizen.user, BIRTH)
    assert citizen.open("check", birth).text.count("Giấy tờ (đã xong)") == 1
    birth.attachments.all().delete()
    assert "Giấy tờ (đã xong)" not in citizen.open("check", birth).text
    page = citizen.send(address("check", birth), the_form(citizen.open("check", birth)), oath="on")
    assert page.status == 422
    assert f"{address('papers', birth)}#birth_notice" in page.html


def test_filed_again_by_reload_or_back_it_is_filed_once(citizen: Citizen, ready: Dossier) -> None:
    form = the_form(citizen.open("check", ready))
    for _time in range(3):
        answer = citizen.send(address("check", ready), form, oath="on")
        assert answer.response["Location"] == address("submitted", ready)
    counted = (Paper.objects.count(), Notice.objects.count(), LedgerEntry.objects.count(), ready.step_runs.count())
    assert counted == (1, 1, 1, 1)
    assert citizen.open("check", ready).response["Location"] == address("dossier", ready)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_instant_file_once(citizen: Citizen, ready: Dossier) -> None:
    form, gate = the_form(citizen.open("check", ready)), Barrier(2)

    def click() -> str:
        try:
            gate.wait()
            return str(citizen.send(address("check", ready), form, oath="on").response["Location"])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as clicks:
        places = [click.result() for click in [clicks.submit(click) for _time in range(2)]]
    assert places == [address("submitted", ready)] * 2
    assert (Dossier.objects.exclude(request_number=None).count(), Notice.objects.count()) == (1, 1)


def test_there_is_no_confirmation_of_what_was_not_filed(citizen: Citizen, ready: Dossier) -> None:
    assert citizen.open("submitted", ready).response["Location"] == address("check", ready)


def test_the_place_can_be_changed_until_filing(citizen: Citizen, ready: Dossier) -> None:
    url = address("place", ready)
    for wrong in ("", "31", "00000", "x\0"):
        assert citizen.send(url, the_form(citizen.get(url)), territory=wrong).status == 422
    answer = citizen.send(url, the_form(citizen.get(url)), territory="90050")
    assert answer.response["Location"] == address("check", ready)
    ready = fresh(ready)
    assert ready.territory is not None and ready.territory.code == "90050"
    stale = the_form(citizen.get(url))
    citizen.send(address("check", ready), the_form(citizen.open("check", ready)), oath="on")
    assert citizen.send(url, stale, territory="90008").status == 409
    assert fresh(ready).territory_id == ready.territory_id
