"""My dossiers: whose turn it is, where each is, what was asked, and the draft to confirm."""

import pytest
from django.urls import reverse

from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.models import Dossier, Paper
from applications.models.paper import PaperKind
from applications.notices.tell import tell
from applications.status import Status
from core.files import keep
from tests.applications.citizen_pages import Citizen, a_pdf, address, the_form, typed
from tests.applications.stories import (
    BIRTH,
    COPIES,
    NEWBORN,
    accepted,
    drafted,
    filed,
    fresh,
    holder,
    open_run,
    turn_down,
    work,
)

pytestmark = pytest.mark.django_db
LIST = reverse("citizen:dossiers")


@pytest.fixture
def citizen(city: None) -> Citizen:
    return Citizen("congdan")


def asked_to_complete(citizen: Citizen, code: str = COPIES, **items: str) -> Dossier:
    """A dossier whose counter asks for these targets, `field__name` or `paper__name`."""
    dossier = filed(citizen.user, code)
    run = dossier.step_runs.get()
    targets = {target.replace("__", ":"): what for target, what in items.items()}
    request_supplement(holder(run), dossier.pk, run.pk, dossier.revision, targets, "Hồ sơ còn thiếu.")
    return fresh(dossier)


def awaiting_confirmation(citizen: Citizen) -> Dossier:
    return work(accepted(filed(citizen.user, BIRTH)), until="confirmation")


def test_with_nothing_filed_the_page_says_what_would_be_here(citizen: Citizen) -> None:
    assert "Bạn chưa có hồ sơ nào" in citizen.get(LIST).text


def test_whose_turn_it_is_comes_first(citizen: Citizen) -> None:
    moving, ended = filed(citizen.user, COPIES), filed(citizen.user, COPIES)
    refuse(holder(ended.step_runs.get()), ended.pk, ended.revision, "Bản chính bị tẩy xóa.")
    mine = asked_to_complete(citizen, paper__scan="Mờ.")
    page = citizen.get(LIST)
    places = [page.html.index(f'href="{address("dossier", each)}"') for each in (mine, moving, ended)]
    assert places == sorted(places)
    assert "Bổ sung theo yêu cầu của cơ quan" in page.text


def test_a_draft_goes_on_at_its_check(citizen: Citizen) -> None:
    draft = citizen.begin(COPIES)
    assert f'href="{address("check", draft)}"' in citizen.get(LIST).html
    assert citizen.open("dossier", draft).response["Location"] == address("check", draft)


def test_the_page_tells_status_holder_and_due_moment(citizen: Citizen) -> None:
    dossier = accepted(filed(citizen.user, COPIES))
    page = citizen.open("dossier", dossier)
    assert dossier.code is not None and dossier.due_at is not None
    for words in ("Đang xử lý", dossier.code, dossier.pin, "Ủy ban nhân dân phường Hồng Bàng", "Bạn chưa phải làm gì"):
        assert words in page.text
    assert "Giấy tiếp nhận hồ sơ" in page.text
    assert "Đang in" in page.text


def test_branches_are_drawn_side_by_side(citizen: Citizen) -> None:
    dossier = work(accepted(filed(citizen.user, NEWBORN)), until="residence_handling")
    page = citizen.open("dossier", dossier)
    assert page.html.count('class="branches"') == 1
    for words in ("Đăng ký thường trú", "Cấp thẻ bảo hiểm y tế", "Công an phường Hồng Bàng", "Phát hành thẻ bảo hiểm"):
        assert words in page.text


def test_papers_are_printed_then_downloaded(citizen: Citizen) -> None:
    dossier = filed(citizen.user, COPIES)
    paper = Paper.objects.get(dossier=dossier)
    waiting = citizen.open("paper", dossier, paper.pk)
    assert waiting.status == 202
    assert 'http-equiv="refresh"' in waiting.html
    Paper.objects.update(blob=keep(b"%PDF-1.7 paper", "application/pdf"))
    answer = citizen.client.get(address("paper", dossier, paper.pk))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 paper"  # type: ignore[attr-defined]


def test_the_control_sheet_is_the_offices_own(citizen: Citizen) -> None:
    dossier = work(accepted(filed(citizen.user, COPIES)))
    sheet = Paper.objects.get(dossier=dossier, kind=PaperKind.CONTROL_SHEET)
    assert sheet.title not in citizen.open("dossier", dossier).text
    assert citizen.open("paper", dossier, sheet.pk).status == 404


def test_a_refusal_gives_its_reason_and_a_way_on(citizen: Citizen) -> None:
    dossier = filed(citizen.user, COPIES)
    refuse(holder(dossier.step_runs.get()), dossier.pk, dossier.revision, "Bản chính bị tẩy xóa.")
    page = citizen.open("dossier", dossier)
    assert "Lý do: Bản chính bị tẩy xóa." in page.text
    assert reverse("citizen:start", args=[COPIES]) in page.html


def test_a_refused_part_is_named_and_the_whole_is_not_asked_for_again(citizen: Citizen) -> None:
    dossier = work(accepted(filed(citizen.user, NEWBORN)), until="residence_handling")
    turn_down(open_run(dossier, "residence_handling"), "Chủ hộ không đồng ý cho nhập hộ khẩu.")
    dossier = work(dossier)
    page = citizen.open("dossier", dossier)
    assert dossier.status == Status.RETURNED
    assert "không được giải quyết. Chủ hộ không đồng ý cho nhập hộ khẩu." in page.text
    assert reverse("citizen:start", args=[NEWBORN]) not in page.html


def test_nobody_is_sent_to_pay_for_a_result_that_will_not_come(citizen: Citizen) -> None:
    dossier = accepted(filed(citizen.user, COPIES))
    words = "Nộp tại quầy khi nhận kết quả."
    assert words in citizen.open("dossier", dossier).text
    turn_down(open_run(dossier, "comparison"), "Bản chính bị tẩy xóa.")
    page = citizen.open("dossier", dossier)
    assert words not in page.text and "Được miễn" in page.text


def test_a_page_of_the_form_of_a_filed_dossier_leads_to_the_dossier(citizen: Citizen) -> None:
    dossier = filed(citizen.user, COPIES)
    for page in (citizen.open("page", dossier, "requester"), citizen.open("papers", dossier)):
        assert page.response["Location"] == address("dossier", dossier)


def test_what_officers_wrote_is_shown_as_text(citizen: Citizen) -> None:
    dossier = asked_to_complete(citizen, paper__scan="<b>mờ</b>")
    tell(dossier, "refused", reason="<i>nghiêng</i>")
    page = citizen.open("dossier", dossier)
    assert "<b>mờ</b>" not in page.html and "<b>mờ</b>" in page.text
    assert "<i>nghiêng</i>" not in page.html and "<i>nghiêng</i>" in page.text


# --- What was asked to be completed


def test_the_request_is_told_with_a_link_to_each_place(citizen: Citizen) -> None:
    dossier = asked_to_complete(citizen, field__requester_phone="Số không liên lạc được.", paper__scan="Trang 2 mờ.")
    page = citizen.open("dossier", dossier)
    for words in ("Hồ sơ còn thiếu.", "Số không liên lạc được.", "Trang 2 mờ."):
        assert words in page.text
    assert f'href="{address("page", dossier, "requester")}"' in page.html
    assert f'href="{address("papers", dossier)}#scan"' in page.html


def test_only_what_was_asked_can_be_changed(citizen: Citizen) -> None:
    dossier = asked_to_complete(citizen, field__requester_phone="Số không liên lạc được.")
    url = address("page", dossier, "requester")
    form = the_form(citizen.get(url))
    assert "requester_name" not in form.names
    forged = {"requester_phone": "0912345678", "requester_name": "Kẻ Khác", "asked": "requester_name requester_phone"}
    assert citizen.client.post(url, form.values | forged)["Location"] == address("check", dossier)
    assert fresh(dossier).answers["requester_phone"] == "0912345678"
    assert fresh(dossier).answers["requester_name"] == dossier.answers["requester_name"]
    assert citizen.attach(dossier, "scan", a_pdf()).status == 409
    file = dossier.attachments.get()
    assert citizen.client.post(address("papers", dossier), {"remove": file.pk}).status_code == 409
    file.refresh_from_db()
    assert file.removed_at is None
    assert citizen.open("page", dossier, "documents").response["Location"] == address("check", dossier)


def test_asking_again_changes_nothing_of_a_filed_dossier(citizen: Citizen) -> None:
    dossier = asked_to_complete(citizen, field__requester_phone="Số không liên lạc được.")
    url = address("page", dossier, "requester")
    form = the_form(citizen.get(url))
    page = citizen.send(url, form, {"refresh": "1"}, requester_phone="0912345678")
    assert the_form(page).values["requester_phone"] == ["0912345678"]
    assert fresh(dossier).answers == dossier.answers


def test_what_was_completed_is_handed_back_once(citizen: Citizen) -> None:
    dossier = asked_to_complete(citizen, paper__scan="Trang 2 mờ.")
    citizen.attach(dossier, "scan", a_pdf("rõ hơn.pdf"))
    page = citizen.open("check", dossier)
    assert "Trang 2 mờ." in page.text
    assert "oath" not in the_form(page).names
    for _time in range(2):
        answer = citizen.send(address("check", dossier), the_form(page))
        assert answer.response["Location"] == address("dossier", dossier)
    dossier = fresh(dossier)
    assert dossier.status == Status.SUBMITTED
    assert "Đã gửi phần bổ sung." in citizen.open("dossier", dossier).text
    assert dossier.notices.filter(moment="supplement_answered").count() == 1
    assert citizen.attach(dossier, "scan", a_pdf("muộn.pdf", pages=3)).status == 409


def test_taking_away_what_must_be_there_is_not_completing(citizen: Citizen) -> None:
    dossier = asked_to_complete(citizen, BIRTH, paper__birth_notice="Mờ.")
    citizen.client.post(address("papers", dossier), {"remove": dossier.attachments.get(paper="birth_notice").pk})
    page = citizen.send(address("check", dossier), the_form(citizen.open("check", dossier)))
    assert page.status == 422
    assert "Còn thiếu giấy tờ: Giấy chứng sinh" in page.text
    assert fresh(dossier).status == Status.AWAITING_SUPPLEMENT


# --- The draft to confirm


def test_the_draft_is_shown_as_it_will_be_issued(citizen: Citizen) -> None:
    page = citizen.open("dossier", awaiting_confirmation(citizen))
    for words in ("Đến lượt bạn", "Giấy khai sinh", "Trần Gia Bảo", "031226000301", "được coi là đã xác nhận"):
        assert words in page.text


def test_confirming_goes_on_once(citizen: Citizen) -> None:
    dossier = awaiting_confirmation(citizen)
    run = open_run(dossier, "confirmation")
    form = the_form(citizen.open("dossier", dossier))
    for _time in range(2):
        answer = citizen.send(address("confirm", dossier, run.pk), form, outcome="DONE")
        assert answer.response["Location"] == address("dossier", dossier)
    assert citizen.open("dossier", dossier).text.count("Đã gửi trả lời của bạn.") == 1
    assert not dossier.step_runs.filter(step="confirmation", closed_at=None).exists()
    assert dossier.step_runs.filter(step="confirmation").count() == 1


def test_sending_back_needs_to_say_what_is_wrong(citizen: Citizen) -> None:
    dossier = awaiting_confirmation(citizen)
    run = open_run(dossier, "confirmation")
    form = the_form(citizen.open("dossier", dossier))
    for answers in ({}, {"outcome": "RETURNED", "note": "sai"}, {"outcome": "REFUSED", "note": "Không đồng ý đâu."}):
        page = citizen.send(address("confirm", dossier, run.pk), form, **answers)
        assert page.status == 422
        assert "Lỗi:" in page.html.partition("</title>")[0]
        assert the_form(page).values["note"] == [answers.get("note", "")]
    run.refresh_from_db()
    assert run.is_open
    citizen.send(address("confirm", dossier, run.pk), form, outcome="RETURNED", note="Tên con tôi là Trần Gia Bách.")
    assert open_run(dossier, "handling").attempt == 2


def test_a_confirmation_left_open_says_who_was_first(citizen: Citizen) -> None:
    dossier = awaiting_confirmation(citizen)
    run = open_run(dossier, "confirmation")
    first, second = (the_form(citizen.open("dossier", dossier)) for _time in range(2))
    citizen.send(address("confirm", dossier, run.pk), first, outcome="DONE")
    answer = citizen.send(address("confirm", dossier, run.pk), second, outcome="RETURNED", note="Tên chưa đúng đâu.")
    assert answer.status == 409
    assert citizen.user.full_name in answer.text
    assert not dossier.step_runs.filter(step="handling", attempt=2).exists()


def test_typing_helps_nobody_else_confirm(citizen: Citizen) -> None:
    dossier = awaiting_confirmation(citizen)
    run = open_run(dossier, "confirmation")
    values = the_form(citizen.open("dossier", dossier)).values | typed({"outcome": "DONE"}, {"outcome"})
    assert Citizen("congdan2").client.post(address("confirm", dossier, run.pk), values).status_code == 404
    run.refresh_from_db()
    assert run.is_open


def test_the_pages_of_a_draft_of_ones_own_stay_ones_own(citizen: Citizen) -> None:
    draft = drafted(citizen.user, COPIES)
    assert Citizen("congdan2").open("check", draft).status == 404
