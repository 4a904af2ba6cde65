"""A rehearsal shows the whole life of a made-up dossier, and nothing of it stays."""

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from accounts.models import User
from applications.models import Counter
from procedures.models import Procedure
from procedures.versions import definition_of
from tests.applications.stories import BIRTH, BUILDING, COPIES, NEWBORN, accepted, filed
from tests.core.test_pdf import text_of

DISABILITY = "1.001699"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.get(username="quantri"))
    return client


def counts() -> dict[type[models.Model], int]:
    return {model: model.objects.count() for model in apps.get_models() if model._meta.label != "accounts.Session"}


def printed(editor: Client, address: str) -> str:
    """The words of a paper, those of the letterhead in capitals."""
    return " ".join(text_of(editor.get(address).content).split())


def url(code: str, page: str = "chay-thu/", example: int = 0) -> str:
    return f"/can-bo/soan-thu-tuc/{code}/{page}?vi-du={example}"


@pytest.mark.parametrize("code", [BIRTH, COPIES, NEWBORN, BUILDING])
def test_a_dossier_goes_all_the_way_and_leaves_nothing(editor: Client, code: str) -> None:
    before = counts()
    answer = editor.get(url(code))
    assert answer.status_code == 200
    rehearsal = answer.context["rehearsal"]
    assert rehearsal.stopped == ""
    assert counts() == before
    version = Procedure.objects.get(code=code).current
    assert version is not None
    definition = definition_of(version)
    shown = [scene.title for scene in rehearsal.scenes]
    assert shown[0] == str(definition.form.pages[0].title)
    assert definition.process.blocks[-1].name.vi in shown
    titles = [paper.title for paper in rehearsal.papers]
    assert any(definition.outcome.papers[0].title.vi in title for title in titles)
    assert all(scene.html for scene in rehearsal.scenes)


def test_what_an_example_refuses_is_proposed_and_a_leader_agrees(editor: Client) -> None:
    rehearsal = editor.get(url("1.002755", example=3)).context["rehearsal"]
    assert rehearsal.stopped == ""
    last, decided = [scene for scene in rehearsal.scenes if scene.who != rehearsal.scenes[0].who][-2:]
    assert "Đề nghị không giải quyết" in last.html and "Đồng ý không giải quyết" in decided.html
    assert [paper.kind for paper in rehearsal.papers if paper.kind in {"STOP_NOTICE", "RESULT"}] == ["STOP_NOTICE"]


def test_what_the_example_gets_wrong_is_told_and_ends_it(editor: Client) -> None:
    version = Procedure.objects.get(code=BIRTH).current
    assert version is not None
    examples = definition_of(version).examples
    number = next(at for at, each in enumerate(examples) if each.expect.errors)
    rehearsal = editor.get(url(BIRTH, example=number)).context["rehearsal"]
    assert rehearsal.stopped.startswith("Hồ sơ chưa đầy đủ")
    assert rehearsal.papers == []


def test_a_paper_of_a_rehearsal_is_printed(editor: Client) -> None:
    answer = editor.get(url(COPIES, "chay-thu/giay/") + "&giay=1")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert editor.get(url(COPIES, "chay-thu/giay/") + "&giay=99").status_code == 404


def test_a_paper_of_a_rehearsal_cannot_pass_for_one_that_was_issued(editor: Client) -> None:
    papers = editor.get(url(COPIES)).context["rehearsal"].papers
    seen = {paper.kind: (at, paper) for at, paper in enumerate(papers)}
    for at, paper in (seen["RECEIPT"], seen["RESULT"]):
        text = printed(editor, url(COPIES, "chay-thu/giay/") + f"&giay={at}")
        assert "Bản chạy thử, không có giá trị" in text
        assert "Mã giấy" not in text and paper.code not in text


def test_no_real_dossier_and_no_broken_picture_is_shown(editor: Client) -> None:
    citizen = User.objects.get(username="congdan")
    waiting, handled = filed(citizen, BIRTH), accepted(filed(citizen, BIRTH))
    for scene in editor.get(url(BIRTH)).context["rehearsal"].scenes:
        assert str(waiting) not in scene.html and str(handled) not in scene.html
        assert 'src="/ho-so/' not in scene.html


def test_a_number_no_example_and_no_paper_has_chooses_none(editor: Client) -> None:
    far = "9" * 5000
    assert editor.get(f"/can-bo/soan-thu-tuc/{COPIES}/chay-thu/?vi-du={far}").status_code == 200
    assert editor.get(url(COPIES, "chay-thu/giay/") + f"&giay={far}").status_code == 404


def test_a_rehearsal_takes_no_number_from_real_dossiers(editor: Client) -> None:
    citizen = User.objects.get(username="congdan")
    first = filed(citizen, COPIES)
    editor.get(url(COPIES))
    second = filed(citizen, COPIES)
    assert first.request_number and second.request_number
    assert int(second.request_number[-5:]) == int(first.request_number[-5:]) + 1
    assert not Counter.objects.filter(series__startswith="rehearsal").exists()


def test_a_page_is_previewed_as_an_example_fills_it_in(editor: Client) -> None:
    answer = editor.get(url(BIRTH, "xem-truoc/"))
    assert answer.status_code == 200
    assert "<h1" in answer.context["html"]
    assert answer.context["pages"][0]["current"]
    last = answer.context["pages"][-1]["url"]
    assert editor.get(last).context["pages"][-1]["current"]


@pytest.mark.parametrize("page", ["xem-truoc/", "chay-thu/", "chay-thu/giay/"])
def test_who_neither_edits_nor_publishes_finds_no_such_page(client: Client, page: str) -> None:
    assert client.get(url(BIRTH, page)).status_code == 302
    for name in ("congdan", "hotich", "kythuat"):
        client.force_login(User.objects.get(username=name))
        assert client.get(url(BIRTH, page)).status_code == 404
    client.force_login(User.objects.get(username="congbo"))
    assert client.get(url("9.999999", page)).status_code == 404


@pytest.mark.parametrize("code", [BIRTH, COPIES, NEWBORN, BUILDING])
def test_a_result_is_looked_at_while_it_is_written(editor: Client, code: str) -> None:
    before = counts()
    version = Procedure.objects.get(code=code).current
    assert version is not None
    for paper in definition_of(version).outcome.papers:
        answer = editor.get(url(code, f"ban-in/{paper.id}/"))
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF-")
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert counts() == before
    assert editor.get(url(code, "ban-in/never/")).status_code == 404


def test_a_result_is_printed_by_the_first_example_that_issues_it(editor: Client) -> None:
    page, level = f"/can-bo/soan-thu-tuc/{DISABILITY}/ban-in/negative_answer/", "Nặng"
    text = printed(editor, page)
    assert "HỒNG BÀNG" in text and level not in text
    assert level in printed(editor, f"{page}?vi-du=0")


def test_the_result_stands_beside_its_boxes(editor: Client) -> None:
    page = editor.get(f"/can-bo/soan-thu-tuc/{BIRTH}/phan/outcome/papers/0/sections/0/")
    assert "/ban-in/" in page.content.decode()
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]


def test_who_may_not_write_procedures_sees_no_result(client: Client) -> None:
    client.force_login(User.objects.get(username="tiepnhan"))
    assert client.get(url(BIRTH, "ban-in/birth_certificate/")).status_code == 404
