"""Saving a part: what is typed is kept, what is wrong is told beside its box, and two at one part both keep theirs."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from procedures import drafting
from procedures.models import DefinitionEdit, ProcedureVersion
from tests.procedures.drafting.people import CODE, draft, part, state
from tests.procedures.editor.pages import Desk, Page, changed
from tests.procedures.gate.large import large

pytestmark = pytest.mark.django_db
FIELD = "form/pages/0/sections/0/fields/0"


def test_a_part_is_saved_and_its_page_shown_again(version: ProcedureVersion, lan: Desk) -> None:
    page = lan.save(CODE, "papers/0", name_vi="Bản chính giấy tờ cần sao", hint_vi="", hint_en="")
    assert page.status == 200 and "Đã lưu." in page.html
    assert part(version, "papers/0/name")["vi"] == "Bản chính giấy tờ cần sao"
    edit = DefinitionEdit.objects.latest("pk")
    assert (edit.user, edit.verb, edit.place) == (lan.user, "CHANGE", "papers/0")


def test_what_is_wrong_is_told_beside_its_box_and_nothing_is_saved(version: ProcedureVersion, lan: Desk) -> None:
    before = state()
    page = lan.save(CODE, "papers/0", name_vi="", copies="nhiều", max_megabytes="500")
    assert page.status == 422
    assert "Hãy nhập một số nguyên, ví dụ 12." in page.html and page.boxes["copies"] == ["nhiều"]
    page = lan.save(CODE, "papers/0", name_vi="", copies="500")
    assert page.status == 422
    assert "Tên giấy tờ: Mục này không được để trống." in page.html
    assert "Số bản sao: Số này không được lớn hơn 99." in page.html
    assert page.boxes["copies"] == ["500"]
    assert state() == before


def test_other_boxes_are_asked_for_without_saving(version: ProcedureVersion, lan: Desk) -> None:
    before = state()
    page = lan.save(CODE, FIELD, kind="choice", label_vi="Chọn gì?", refresh="1")
    assert page.status == 200 and "options-rows" in page.boxes
    assert page.boxes["label_vi"] == ["Chọn gì?"]
    more = lan.post("part", CODE, FIELD, **changed(page.boxes, {"do": "options add"}))
    assert more.boxes["options-rows"] == ["2"] and more.boxes["label_vi"] == ["Chọn gì?"]
    assert state() == before


def test_the_same_form_sent_twice_counts_once(version: ProcedureVersion, lan: Desk) -> None:
    sent = changed(lan.get("part", CODE, "papers/0").boxes, {"name_vi": "Một lần"})
    assert [lan.post("part", CODE, "papers/0", **sent).status for _time in range(2)] == [200, 200]
    assert DefinitionEdit.objects.filter(verb="CHANGE").count() == 1


def test_a_page_saves_itself_in_few_queries(lan: Desk, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    draft(lan.user, large())
    place, code = "form/pages/0/sections/0/fields/3", "1.999999"
    sent = changed(lan.get("part", code, place).boxes, {"label_vi": "Tự lưu", "autosave": "1", "once": None})
    with django_assert_max_num_queries(10):
        answer = lan.client.post(reverse("editor:part", args=[code, place]), sent)
    told = answer.json()
    assert answer.status_code == 200 and told["saved"].startswith("Đã lưu lúc")
    url = reverse("editor:part", args=[code, place])
    again = lan.client.post(url, {**sent, "label_vi": "Lại", "seen": told["seen"]})
    assert again.status_code == 200
    stale = lan.client.post(url, {**sent, "label_vi": "Cũ"})
    assert stale.status_code == 409 and "saved" not in stale.json()
    wrong = lan.client.post(url, {**sent, "seconds": "x"})
    assert (wrong.status_code, wrong.json()) == (422, {"problem": "Chưa lưu: còn chỗ cần sửa."})


def overtake(lan: Desk, minh: Desk, place: str, mine: dict[str, Any], theirs: dict[str, Any]) -> Page:
    """Lan opens the part, Minh saves it, then she saves hers."""
    opened = lan.get("part", CODE, place).boxes
    assert minh.save(CODE, place, **theirs).status == 200
    return lan.post("part", CODE, place, **changed(opened, mine))


def test_who_comes_second_reads_both_and_keeps_hers(version: ProcedureVersion, lan: Desk, minh: Desk) -> None:
    page = overtake(lan, minh, "papers/0", {"name_vi": "Của Lan"}, {"name_vi": "Của Minh"})
    assert page.status == 409
    assert "Của Lan" in page.html and "Của Minh" in page.html and minh.user.full_name in page.html
    assert page.boxes["name_vi"] == ["Của Lan"]
    assert part(version, "papers/0/name")["vi"] == "Của Minh"
    assert lan.post("part", CODE, "papers/0", **changed(page.boxes, {})).status == 200
    assert part(version, "papers/0/name")["vi"] == "Của Lan"


def test_others_may_work_inside_and_move_what_one_edits(version: ProcedureVersion, lan: Desk, minh: Desk) -> None:
    """The page's title is hers, the questions on it are his; and a part that moved is found again."""
    opened = lan.get("part", CODE, "form/pages/0").boxes
    assert minh.save(CODE, FIELD, label_vi="Nhãn của Minh").status == 200
    assert minh.add(CODE, "form/pages", "?at=0", title_vi="Trang đứng trước").status == 200
    assert lan.post("part", CODE, "form/pages/0", **changed(opened, {"title_vi": "Tên của Lan"})).status == 200
    assert part(version, "form/pages/0/title")["vi"] == "Trang đứng trước"
    assert part(version, "form/pages/1/title")["vi"] == "Tên của Lan"
    assert part(version, "form/pages/1/sections/0/fields/0/label")["vi"] == "Nhãn của Minh"


def test_what_was_taken_away_meanwhile_can_be_added_again(version: ProcedureVersion, lan: Desk, minh: Desk) -> None:
    opened = lan.get("part", CODE, "papers/0").boxes
    count = len(part(version, "papers"))
    mark = lan.get("remove", CODE, "papers/0").sent["seen"]
    for number in range(count):
        seen = minh.get("remove", CODE, "papers/0").sent["seen"] if number else mark
        assert minh.post("remove", CODE, "papers/0", seen=seen).status == 200
    page = lan.post("part", CODE, "papers/0", **changed(opened, {"name_vi": "Của Lan"}))
    assert page.status == 409 and page.boxes["name_vi"] == ["Của Lan"]
    action, sent = page.form("/them/")
    assert Page(lan.client.post(action, changed(sent, {}), follow=True)).status == 200
    assert [paper["name"]["vi"] for paper in part(version, "papers")] == ["Của Lan"]


def test_a_published_name_is_not_changed(again: ProcedureVersion, lan: Desk) -> None:
    page = lan.get("part", CODE, FIELD)
    assert "readonly" in page.html
    assert lan.save(CODE, FIELD, id="another").status == 200
    assert part(again, FIELD)["id"] == page.boxes["id"][0]


def test_what_is_under_review_is_not_changed(version: ProcedureVersion, lan: Desk) -> None:
    sent = changed(lan.get("part", CODE, "papers/0").boxes, {"name_vi": "Muộn"})
    drafting.send(lan.user, version.pk)
    before = state()
    assert lan.post("part", CODE, "papers/0", **sent).status == 409
    assert state() == before
