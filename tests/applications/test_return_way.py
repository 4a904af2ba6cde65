"""How the person wants the result: chosen before filing, kept to afterwards; an electronic copy counts when opened."""

from datetime import datetime

import pytest

from accounts.models import Agency, User
from applications.actions.choose_return import choose_return
from applications.actions.submit import submit
from applications.actions.take_electronically import take_electronically
from applications.delivered import results_of
from applications.models import Charge, Delivery, Dossier
from applications.status import DeliveryState, Status
from core.errors import Conflict, Denied, Invalid
from core.files import keep
from core.models import LedgerEntry
from tests.applications.citizen_pages import Citizen, address, the_form
from tests.applications.refusals import refused
from tests.applications.stories import BUILDING, accepted, drafted, filed, fresh, open_run, work

POST = "Số 12 Lạch Tray, phường Ngô Quyền, Hải Phòng"


@pytest.fixture
def electronic(citizen: User) -> Dossier:
    """A permit whose results are only to be opened; their bytes are kept."""
    dossier = work(accepted(filed(citizen, BUILDING)), until="return")
    Dossier.objects.filter(pk=dossier.pk).update(return_way=Delivery.Way.ELECTRONIC)
    for paper in results_of(dossier):
        paper.blob = keep(f"%PDF-1.7 {paper.key}".encode(), "application/pdf")
        paper.save()
    return fresh(dossier)


def test_any_centre_of_the_city_is_chosen_before_filing(citizen: User) -> None:
    centre = Agency.objects.filter(kind="COMMUNE_CENTRE").latest("code")
    browser, draft = Citizen(citizen.username), drafted(citizen, BUILDING)
    assert "Tại quầy: nơi tiếp nhận hồ sơ" in browser.open("check", draft).text
    url = address("returning", draft)
    browser.send(url, the_form(browser.get(url)), return_way="COUNTER", return_office=centre.code)
    assert fresh(draft).return_agency == centre
    assert str(centre) in browser.open("check", draft).text


def test_by_post_asks_where_to(citizen: User) -> None:
    browser, draft = Citizen(citizen.username), drafted(citizen, BUILDING)
    url = address("returning", draft)
    form = the_form(browser.get(url))
    assert form.values["return_address"] == [citizen.person.residence] != [""]
    page = browser.send(url, form, return_way="POST", return_address="")
    assert page.status == 422
    assert "Hãy ghi địa chỉ nhận qua bưu chính." in page.text
    browser.send(url, the_form(browser.get(url)), return_way="POST", return_address=POST)
    assert (fresh(draft).return_way, fresh(draft).return_address) == ("POST", POST)
    assert POST in browser.open("check", draft).text


@pytest.mark.parametrize(("way", "office"), [("BALLOON", ""), ("COUNTER", "H24.0000")])
def test_no_other_way_and_no_other_office(citizen: User, way: str, office: str) -> None:
    draft = drafted(citizen, BUILDING)
    with refused(Invalid):
        choose_return(citizen, draft.pk, way, office)


def test_not_once_there_is_a_result_and_not_by_others(citizen: User, electronic: Dossier) -> None:
    draft = drafted(citizen, BUILDING)
    stranger = User.objects.filter(kind="CITIZEN").exclude(pk=citizen.pk).earliest("pk")
    with refused(Denied):
        choose_return(stranger, draft.pk, "ELECTRONIC")
    with refused(Conflict):
        choose_return(citizen, electronic.pk, "COUNTER")


def test_the_new_receipt_tells_the_day_people_were_last_told(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    Dossier.objects.filter(pk=dossier.pk).update(appointed_at=datetime.fromisoformat("2027-03-05T17:00:00+07:00"))
    choose_return(citizen, dossier.pk, "POST", "", POST)
    receipt = dossier.papers_issued.get(kind="RECEIPT", superseded_at=None)
    assert receipt.data["due_at"] == "17 giờ 00 phút, ngày 05 tháng 3 năm 2027"
    assert not any("khi nhận kết quả" in line["how"] for line in receipt.data["handed_in"])  # nobody comes


def test_opening_the_last_result_ends_the_dossier(citizen: User, electronic: Dossier) -> None:
    browser = Citizen(citizen.username)
    first, second = results_of(electronic)
    for _time in range(2):
        assert browser.client.get(address("paper", electronic, first.pk)).status_code == 200
    assert (electronic.deliveries.count(), fresh(electronic).delivery_state) == (1, DeliveryState.PARTIAL)
    assert open_run(electronic, "return").is_open
    browser.client.get(address("paper", electronic, second.pk))
    assert (fresh(electronic).status, fresh(electronic).delivery_state) == (Status.RETURNED, DeliveryState.DELIVERED)
    assert set(electronic.deliveries.values_list("way", "receiver")) == {("ELECTRONIC", citizen.full_name)}


def test_a_copy_opened_by_who_fetches_the_paper_counts_as_nothing(citizen: User, electronic: Dossier) -> None:
    Dossier.objects.filter(pk=electronic.pk).update(return_way=Delivery.Way.COUNTER)
    Citizen(citizen.username).client.get(address("paper", electronic, results_of(electronic).earliest("pk").pk))
    assert not electronic.deliveries.exists()


def test_nor_what_an_officer_opens_nor_a_receipt_nor_before_it_is_paid(citizen: User, electronic: Dossier) -> None:
    paper = results_of(electronic).earliest("pk")
    with refused(Denied):
        take_electronically(User.objects.get(username="tiepnhan"), paper)
    take_electronically(citizen, electronic.papers_issued.get(kind="RECEIPT"))
    electronic.charges.update(state=Charge.State.DUE)
    take_electronically(citizen, paper)
    assert not electronic.deliveries.exists()


@pytest.mark.parametrize(
    ("way", "words"), [("COUNTER", "bản giấy nhận tại"), ("POST", POST), ("ELECTRONIC", "bạn mở là đã nhận")]
)
def test_a_result_is_told_with_how_it_is_got(citizen: User, way: str, words: str) -> None:
    draft = drafted(citizen, BUILDING)
    choose_return(citizen, draft.pk, way, address=POST)
    dossier = work(accepted(submit(citizen, draft.pk)), until="return")
    assert words in dossier.notices.get(moment="resolved").body
    shown = Citizen(citizen.username).open("dossier", dossier).text
    assert ("Nơi nhận và trả kết quả" in shown) == (way == "COUNTER")
    assert (POST in shown) == (way == "POST")


def test_it_is_chosen_anew_while_there_is_no_result(citizen: User) -> None:
    dossier, browser = filed(citizen, BUILDING), Citizen(citizen.username)
    page = browser.open("dossier", dossier)
    assert "Nhận kết quả Tại nơi tiếp nhận hồ sơ Đổi cách nhận" in page.text
    url = address("returning", dossier)
    page = browser.send(url, the_form(browser.get(url)), return_way="POST", return_address=POST)
    assert page.response["Location"] == address("dossier", dossier)
    assert "Đã lưu cách nhận kết quả." in browser.open("dossier", dossier).text
    assert (fresh(dossier).return_way, fresh(dossier).return_address) == ("POST", POST)
    assert LedgerEntry.objects.filter(subject=dossier.subject, event="dossier.return_chosen").count() == 1


def test_chosen_anew_the_receipt_says_so_in_the_place_of_the_first(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    first = dossier.papers_issued.get(kind="RECEIPT")
    choose_return(citizen, dossier.pk, "POST", address=POST)
    choose_return(citizen, dossier.pk, "POST", address=POST)  # chosen already: nothing new to say
    first.refresh_from_db()
    anew = first.superseded_by
    assert anew and anew.superseded_at is None
    assert POST in anew.data["fetched_at"] and POST not in first.data["fetched_at"]
    assert anew.data["entry"]["line"] == first.data["entry"]["line"]
    assert anew.data["contact"]["officer"] == first.data["contact"]["officer"] != ""
    assert dossier.notices.filter(moment="paper_reissued").count() == 1


def test_once_there_is_a_result_there_is_nothing_to_choose_any_more(citizen: User, electronic: Dossier) -> None:
    browser = Citizen(citizen.username)
    assert "Đổi cách nhận" not in browser.open("dossier", electronic).text
    assert browser.open("returning", electronic).response["Location"] == address("dossier", electronic)
