"""The pages of questions: saved as they are left, asked again by what is answered, never losing anything."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest

from applications.models import Dossier
from tests.applications.citizen_pages import Citizen, address, the_form, typed
from tests.applications.desk_pages import Page
from tests.applications.stories import BIRTH, COPIES, answers_of, fresh

pytestmark = pytest.mark.django_db
ROW = {"title": "Bằng đại học", "issuer": "Trường Hàng hải", "pages": 3, "copies": 4, "electronic": False}


@pytest.fixture
def citizen(city: None) -> Citizen:
    return Citizen("congdan")


@pytest.fixture
def copies(citizen: Citizen) -> Dossier:
    return citizen.begin(COPIES)


@pytest.fixture
def birth(citizen: Citizen) -> Dossier:
    return citizen.begin(BIRTH)


def sent(citizen: Citizen, draft: Dossier, page: str, button: Mapping[str, str] = {}, **answers: Any) -> Page:
    url = address("page", draft, page)
    form = the_form(citizen.get(url))
    return citizen.send(url, form, button, **typed(answers, form.names))


def test_a_page_is_saved_and_leads_on(citizen: Citizen, copies: Dossier) -> None:
    answer = sent(citizen, copies, "requester", requester_phone="0912 345 678")
    assert answer.response["Location"] == address("page", copies, "documents")
    assert fresh(copies).answers["requester_phone"] == "0912345678"
    assert "Đã lưu lúc" in citizen.open("page", copies, "requester").text


def test_what_is_wrong_is_told_at_the_top_and_beside_the_question(citizen: Citizen, copies: Dossier) -> None:
    page = sent(citizen, copies, "requester", requester_phone="123", requester_name="")
    assert page.status == 422
    assert page.html.count("Số điện thoại chưa đúng.") == 2
    assert 'href="#id_requester_phone"' in page.html
    assert 'href="#id_requester_name"' in page.html
    assert the_form(page).values["requester_phone"] == ["123"]
    assert fresh(copies).answers["requester_phone"] == "0900000101"


def test_what_holds_of_a_refused_page_is_kept(citizen: Citizen, copies: Dossier) -> None:
    sent(citizen, copies, "requester", requester_phone="123", requester_name="Nguyễn Thị Hoà")
    assert fresh(copies).answers["requester_name"] == "Nguyễn Thị Hoà"


def test_a_question_brought_up_by_an_answer_is_asked_and_not_complained_about(citizen: Citizen, birth: Dossier) -> None:
    page = sent(citizen, birth, "relation", relation="relative")
    assert page.status == 422
    assert "trang này có thêm câu hỏi" in page.text
    assert "Lỗi:" not in page.html
    assert {"relation_detail", "agreed_with_parents"} <= the_form(page).names
    assert the_form(page).values["relation"] == ["relative"]


def test_a_question_brought_up_shows_what_is_known_already(citizen: Citizen, birth: Dossier) -> None:
    page = sent(citizen, birth, "requester", {"refresh": "1"}, requester_id_type="identity_card")
    assert page.status == 200
    assert the_form(page).values["requester_personal_id"] == ["031192000101"]


def test_asking_again_keeps_what_was_typed_and_saves_what_holds(citizen: Citizen, birth: Dossier) -> None:
    answers = {"requester_id_type": "passport", "requester_phone": "12", "requester_id_issued_by": "Bộ Công an"}
    page = sent(citizen, birth, "requester", {"refresh": "1"}, **answers)
    assert page.status == 200
    assert the_form(page).values["requester_phone"] == ["12"]
    assert "requester_id_number" in the_form(page).names
    assert "Lỗi:" not in page.html
    kept = fresh(birth).answers
    assert (kept["requester_id_issued_by"], kept["requester_phone"]) == ("Bộ Công an", "0900000101")


def test_pages_come_and_go_with_the_answers(citizen: Citizen, birth: Dossier) -> None:
    sent(citizen, birth, "circumstance", registration_commune="90008", birth_circumstance="abandoned")
    assert "Biên bản và niêm yết" in citizen.open("page", birth, "evidence").text
    assert citizen.open("page", birth, "parents").response["Location"] == address("check", birth)


def test_a_value_worked_out_is_shown(citizen: Citizen, birth: Dossier) -> None:
    page = sent(citizen, birth, "child", {"refresh": "1"}, child_birth_date="2026-10-20")
    assert "ngày hai mươi tháng mười năm hai nghìn hai mươi sáu" in page.text


def test_a_whole_date_typed_into_the_first_box_is_understood(citizen: Citizen, birth: Dossier) -> None:
    sent(citizen, birth, "child", {"refresh": "1"}, child_birth_date_0="05/02/2026")
    assert fresh(birth).answers["child_birth_date"] == "2026-02-05"


def test_an_address_needs_a_choice_of_commune_or_province(citizen: Citizen, birth: Dossier) -> None:
    page = sent(citizen, birth, "requester", requester_residence_text="Số 1", requester_residence_unit="")
    assert page.html.count("Hãy chọn xã, phường; nơi ngoài thành phố thì chọn") == 2
    outside = {"text": "Số 1", "unit": "", "province": "01", "commune": "phường Ba Đình"}
    sent(citizen, birth, "requester", {"refresh": "1"}, requester_residence=outside)
    assert fresh(birth).answers["requester_residence"] == outside
    again = the_form(citizen.open("page", birth, "requester"))
    assert again.values["requester_residence_unit"] == ["-01"]
    assert again.values["requester_residence_commune"] == ["phường Ba Đình"]
    assert "Số 1, phường Ba Đình, thành phố Hà Nội" in citizen.open("check", birth).text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Thôn Đông, huyện An Lão", "không còn cấp huyện. Hãy bỏ “huyện An Lão”"),
        ("Số 5, tỉnh Hải Dương", "tỉnh Hải Dương nay thuộc thành phố Hải Phòng"),
    ],
)
def test_an_address_of_three_tiers_is_told_what_it_is_called_now(
    citizen: Citizen, birth: Dossier, written: str, told: str
) -> None:
    known = fresh(birth).answers["requester_residence"]
    page = sent(citizen, birth, "requester", requester_residence_text=written, requester_residence_unit="90008")
    assert told in page.text
    assert fresh(birth).answers["requester_residence"] == known


def test_rows_are_added_and_removed_without_losing_the_others(citizen: Citizen, copies: Dossier) -> None:
    page = sent(citizen, copies, "documents", {"add_row": "documents"}, documents=[ROW])
    assert "documents-1-title" in the_form(page).names
    url, form = address("page", copies, "documents"), the_form(page)
    second = typed({"documents": [ROW, {**ROW, "title": "Hợp đồng"}]}, form.names)
    shrunk = the_form(citizen.send(url, form, {"remove_row": "documents-0"}, **second))
    assert shrunk.values["documents-0-title"] == ["Hợp đồng"]
    assert "documents-1-title" not in shrunk.names


def test_a_row_no_table_has_is_left_alone(citizen: Citizen, copies: Dossier) -> None:
    far = {f"documents-{'9' * 5000}-title": "x", "documents-TOTAL_FORMS": "1", "remove_row": "documents-0"}
    url, plain = address("page", copies, "documents"), "application/x-www-form-urlencoded"
    assert citizen.client.post(url, urlencode(far), content_type=plain).status_code == 200


def test_an_error_in_a_row_stands_in_that_row_also_after_an_empty_one(citizen: Citizen, copies: Dossier) -> None:
    page = sent(citizen, copies, "documents", {"add_row": "documents"}, documents=[{"title": ""}])
    form = the_form(page)
    wrong = typed({"documents": [{"title": ""}, {**ROW, "pages": "nhiều"}]}, form.names)
    page = citizen.send(address("page", copies, "documents"), form, **wrong)
    assert page.status == 422
    assert 'href="#id_documents-1-pages">Dòng 2, Số trang của bản chính: Hãy nhập một số nguyên' in page.html


def test_an_empty_table_is_asked_for(citizen: Citizen, copies: Dossier) -> None:
    page = sent(citizen, copies, "documents", originals_allowed=True)
    assert 'href="#div_id_documents">Các bản chính: Hãy điền ít nhất 1 dòng.' in page.html


def test_a_change_from_the_check_goes_back_to_it(citizen: Citizen, copies: Dossier) -> None:
    url = f"{address('page', copies, 'requester')}?sua"
    answer = citizen.send(url, the_form(citizen.get(url)))
    assert answer.response["Location"] == address("check", copies)


def test_steps_passed_can_be_gone_back_to(citizen: Citizen, copies: Dossier) -> None:
    page = citizen.open("page", copies, "documents")
    assert f'href="{address("page", copies, "requester")}"' in page.html
    assert "Bước 2 trong 4" in page.text


def test_what_is_typed_is_shown_as_text_and_never_as_markup(citizen: Citizen, copies: Dossier) -> None:
    hostile = '"><script>alert(1)</script>{{ 7|add:7 }}{% now "Y" %}'
    sent(citizen, copies, "documents", documents=[{**ROW, "title": hostile}], originals_allowed=True)
    for page in (citizen.open("page", copies, "documents"), citizen.open("check", copies)):
        assert "<script>alert(1)" not in page.html
        assert hostile in page.text or the_form(page).values["documents-0-title"] == [hostile]


@pytest.mark.parametrize(
    "odd",
    [
        {"asked": "requester_phone requester_phone nobody", "requester_phone": "0912345678"},
        {"asked": "\0"},
        {"asked": "documents", "documents-TOTAL_FORMS": "9999999"},
        {"requester_phone": ["1", "2"], "asked": "requester_phone"},
        {},
    ],
)
def test_a_form_made_by_hand_breaks_nothing(citizen: Citizen, copies: Dossier, odd: dict[str, Any]) -> None:
    for page in ("requester", "documents"):
        assert citizen.client.post(address("page", copies, page), odd).status_code in {302, 422}
    assert set(fresh(copies).answers) <= {field.id for field in copies.definition.form.fields()}


def test_a_page_left_open_after_filing_says_so(citizen: Citizen, copies: Dossier) -> None:
    stale = the_form(citizen.open("page", copies, "requester"))
    citizen.fill(copies, answers_of(COPIES))
    citizen.send(address("check", copies), the_form(citizen.open("check", copies)), oath="on")
    before = fresh(copies)
    assert before.submitted_at
    for button in ({}, {"refresh": "1"}):
        answer = citizen.send(address("page", copies, "requester"), stale, button, requester_name="Kẻ Khác")
        assert answer.status == 409
        assert "Hồ sơ đã nộp" in answer.text
    assert fresh(copies).answers == before.answers


def test_a_page_nobody_knows_is_not_there(citizen: Citizen, copies: Dossier) -> None:
    assert citizen.open("page", copies, "nothing").status == 404
    assert citizen.client.post(address("page", copies, "nothing"), {"asked": ""}).status_code == 404


@pytest.mark.parametrize("code", [BIRTH, COPIES])
def test_a_worked_example_goes_all_the_way_to_the_papers(citizen: Citizen, code: str) -> None:
    draft = citizen.begin(code)
    assert citizen.fill(draft, answers_of(code)) == address("papers", draft)
    known = {name for name in answers_of(code) if name in {field.id for field in draft.definition.form.fields()}}
    assert {name: fresh(draft).answers.get(name) for name in known} == {name: answers_of(code)[name] for name in known}
