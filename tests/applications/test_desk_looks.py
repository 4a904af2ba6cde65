"""What an officer finds at the second look: what changed, who else looks, what was checked, and what happened."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.actions.answer_supplement import answer_supplement
from applications.models import (
    Delivery,
    DeskPreference,
    Dossier,
    DueChange,
    Extension,
    HandOver,
    Look,
    Meeting,
    Original,
    Pause,
    Posting,
    StepRun,
    Withdrawal,
)
from core.ledger import record
from tests.applications.desk_pages import Desk, Page, words_of
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    accepted,
    ask_for_supplement,
    end,
    filed,
    fresh,
    hand_in,
    holder,
    open_run,
    pay,
    work,
)


def later(**span: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**(span or {"minutes": 2})))


def door(name: str, dossier: Dossier, *more: str) -> str:
    return reverse(f"desk:{name}", args=[dossier.pk, *more])


# --- What changed --------------------------------------------------------------------------------------------------


def test_at_the_first_look_nothing_is_called_new(citizen: User) -> None:
    page = Desk("tiepnhan").open(filed(citizen, BIRTH))
    assert "việc mới" not in page.text
    assert "lần anh/chị xem trước" not in page.text


def test_what_others_did_since_is_marked_and_what_i_did_is_not(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    clerk, handler = Desk("tiepnhan"), Desk("hotich")
    clerk.open(dossier)
    handler.open(dossier)
    with later():
        pay(dossier)
        assert "1 việc mới" in handler.open(dossier).text
        assert "việc mới" not in clerk.open(dossier).text


def test_it_stays_marked_while_the_look_goes_on_and_not_at_the_next(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    desk = Desk("hotich")
    desk.open(dossier)
    with later():
        pay(dossier)
        assert "1 việc mới" in desk.open(dossier).text
        assert "1 việc mới" in desk.open(dossier).text
    with later(minutes=4):
        assert "việc mới" not in desk.open(dossier).text
    look = Look.objects.get(user=desk.user, dossier=dossier)
    assert look.before_at is not None and look.before_at < look.began_at == look.seen_at


def test_a_file_that_came_since_is_marked(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    desk = Desk("tiepnhan")
    assert 'class="tag new">mới<' not in desk.open(dossier).html
    with later():
        hand_in(dossier, "birth_notice", citizen)
        assert desk.open(dossier).html.count('class="tag new">mới<') == 1


def test_old_and_new_stand_side_by_side_after_a_supplement(citizen: User) -> None:
    dossier = ask_for_supplement(filed(citizen, BIRTH), "field:child_name", "paper:birth_notice")
    assert "Người nộp đã sửa gì" not in Desk("tiepnhan").open(dossier).text
    hand_in(dossier, "birth_notice", citizen)
    answers = fresh(dossier).answers | {"child_name": "TRẦN GIA BÌNH"}
    Dossier.objects.filter(pk=dossier.pk).update(answers=answers)
    answer_supplement(citizen, dossier.pk)
    (table,) = [each for each in Desk("tiepnhan").open(dossier).all("table") if "changes" in str(each.attributes)]
    words = str(table)
    assert words.index("Trần Gia Bảo") < words.index("TRẦN GIA BÌNH")
    assert words.count("ban-chup.pdf") == 3


# --- Who else looks ------------------------------------------------------------------------------------------------


def test_colleagues_who_look_now_are_named_until_they_have_gone(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    Desk("hotich").open(dossier)
    leader = Desk("lanhdao")
    assert "Vũ Thị Thanh cũng đang xem hồ sơ này" in leader.open(dossier).text
    assert (
        "Nguyễn Văn Thắng"
        not in Desk("lanhdao").open(dossier).text.split("Nhật ký")[0].split("Giấy tờ")[0].split("Đăng xuất")[1]
    )
    with later():
        assert "cũng đang xem" not in leader.open(dossier).text


def test_a_page_that_stays_open_keeps_the_look_and_learns_of_changes(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    desk, other = Desk("hotich"), Desk("lanhdao")
    desk.open(dossier)
    sent = {"revision": fresh(dossier).revision}
    with later(seconds=50):
        quiet = desk.client.post(door("look", dossier), sent).content.decode()
    with later(seconds=100):
        assert "Vũ Thị Thanh cũng đang xem" in other.open(dossier).text
        pay(dossier)
        told = desk.client.post(door("look", dossier), sent).content.decode()
    assert "Hồ sơ vừa có thay đổi." not in quiet
    assert "Hồ sơ vừa có thay đổi." in told and "Nguyễn Văn Thắng cũng đang xem" in told


@pytest.mark.parametrize("username", ["congdan2", "tiepnhan.anlao", "kythuat"])
def test_a_stranger_leaves_no_look(citizen: User, username: str) -> None:
    dossier = accepted(filed(citizen, COPIES))
    stranger = Desk(username)
    for name in ("look", "check"):
        assert stranger.client.post(door(name, dossier), {"checked": "x"}).status_code == 404
    assert not Look.objects.exists()


# --- What was checked ----------------------------------------------------------------------------------------------


def ticks(page: Page) -> list[str]:
    return page.form("/da-kiem/").values.get("checked", [])


def boxes(page: Page) -> list[str]:
    found = [dict(each.attributes) for each in page.all("input")]
    return [each["value"] for each in found if each.get("name") == "checked"]


def test_papers_ticked_stay_ticked_for_who_ticked_them(citizen: User) -> None:
    dossier = filed(citizen, BUILDING)
    desk = Desk(holder(dossier.step_runs.get()))
    page = desk.open(dossier)
    first, second, *_ = boxes(page)
    desk.send(page.form("/da-kiem/"), checked=[first, second, "giay-cua-nguoi-khac:1"])
    assert ticks(desk.open(dossier)) == [first, second]
    assert Look.objects.get(user=desk.user).checked == [first, second]
    assert f"2 /{len(boxes(page))}" in desk.open(dossier).text


def test_a_tick_falls_when_the_paper_has_another_file(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    desk = Desk("tiepnhan")
    page = desk.open(dossier)
    desk.send(page.form("/da-kiem/"), checked=boxes(page))
    hand_in(dossier, "birth_notice", citizen)
    assert ticks(desk.open(dossier)) == boxes(page)[1:]


def test_what_is_shown_is_to_be_checked_only_where_somebody_came(citizen: User) -> None:
    dossier, desk = filed(citizen, BIRTH), Desk("tiepnhan")
    card = "giay-identity_document:"
    assert card not in boxes(desk.open(dossier))
    Dossier.objects.update(channel="COUNTER")
    assert card in boxes(desk.open(dossier))


def test_who_has_no_step_of_it_has_nothing_to_check(citizen: User) -> None:
    assert Desk("giamsat").open(accepted(filed(citizen, COPIES))).forms("/da-kiem/") == []


def test_why_it_was_sent_back_stands_with_the_task(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    end(open_run(dossier, "confirmation"), "RETURNED", "Tên con tôi là Trần Gia Bách.")
    page = Desk(holder(open_run(dossier, "handling"))).open(dossier)
    (task,) = [each for each in page.all("div") if dict(each.attributes).get("class") == "task"]
    assert "Tên con tôi là Trần Gia Bách." in " ".join(words_of(task))


# --- Keys ----------------------------------------------------------------------------------------------------------


def test_keys_are_turned_off_and_on_again(citizen: User) -> None:
    desk, dossier = Desk("tiepnhan"), filed(citizen, COPIES)
    page = desk.send(desk.open(dossier).form("/phim-tat/"))
    assert "Phím tắt đang tắt." in page.text
    assert DeskPreference.objects.get(user=desk.user).shortcuts is False
    page = desk.send(page.form("/phim-tat/"), on="1")
    assert "Phím tắt đang tắt." not in page.text
    assert DeskPreference.objects.get(user=desk.user).shortcuts is True
    answer = desk.client.post(reverse("desk:shortcuts"), {"next": "https://elsewhere.example/"})
    assert answer["Location"] == reverse("desk:queue")


# --- What happened -------------------------------------------------------------------------------------------------


def test_the_history_shows_a_hundred_entries_or_all_of_them(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    for number in range(110):
        record(dossier.subject, f"test.{number}", "system")
    desk = Desk("tiepnhan")
    page = desk.open(dossier)
    assert "test.109" in page.text and "test.5 " not in page.text
    assert "Xem toàn bộ nhật ký" in page.text
    page = desk.get(f"{door('dossier', dossier)}?tat-ca")
    assert "test.5 " in page.text and "Nộp hồ sơ" in page.text
    assert "Xem toàn bộ nhật ký" not in page.text


@pytest.fixture
def eventful(citizen: User) -> Dossier:
    """A dossier of which there is something of every kind."""
    dossier = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    run, who, now = dossier.step_runs.get(closed_at=None), User.objects.get(username="xaydung"), timezone.now()
    assert dossier.due_at and dossier.receiving_agency
    after = dossier.due_at + timedelta(days=2)
    pause = Pause.objects.create(
        dossier=dossier, step_run=run, reason="check", name="Chờ giám định", ground="Điều 102", began_at=now,
        began_by=who, ended_at=now,
    )  # fmt: skip
    DueChange.objects.create(
        dossier=dossier, cause="PAUSE", at=now, before=dossier.due_at, after=after, ground="Điều 102", by=who,
        approved_by=User.objects.get(username="lanhdao"), pause=pause,
    )  # fmt: skip
    Extension.objects.create(
        dossier=dossier, step_run=run, kind="EXTENSION", number=1, reason="Chờ ý kiến.", before=dossier.due_at,
        after=after, proposed_by=who, proposed_at=now,
    )  # fmt: skip
    Withdrawal.objects.create(
        dossier=dossier, status_before=dossier.status, reason="Đổi thiết kế.", requested_by=who, requested_at=now,
        granted=False, decided_by=who, decided_at=now,
    )  # fmt: skip
    people = [{"name": "Đỗ Văn Hùng", "present": True}, {"name": "Vắng Mặt", "present": False}]
    Meeting.objects.create(
        step_run=run, planned_at=now, place="Số 12 Hoàng Diệu", people=people, conclusion="Đạt.", planned_by=who,
        recorded_by=who, recorded_at=now,
    )  # fmt: skip
    posting = Posting.objects.create(step_run=run, place="Bảng tin phường", text="Nội dung", posted_at=now, until=now)
    posting.objections.create(name="Bà Tư", contact="0900", text="Lấn ngõ.", received_at=now, answer="Đã đo lại.")
    original = Original.objects.create(dossier=dossier, name="Sổ đỏ", quantity=2, held_by=dossier.receiving_agency)
    HandOver.objects.create(
        original=original, receiver=dossier.receiving_agency, given_by=who, given_at=now, received_by=who,
        received_at=now,
    )  # fmt: skip
    delivery = Delivery.objects.create(
        dossier=dossier, way="POST", receiver="Trần Quốc Hải", identity="CCCD 031079", handed_by=who, handed_at=now,
    )  # fmt: skip
    delivery.papers.add(dossier.papers_issued.earliest("pk"))
    Dossier.objects.filter(pk=dossier.pk).update(due_at=after, support_agency=dossier.receiving_agency)
    return fresh(dossier)


def test_all_that_happened_is_told_by_its_kind(eventful: Dossier) -> None:
    desk = Desk("xaydung")
    first = desk.open(eventful).text
    assert "Chờ giám định" in first and "Sổ đỏ (2)" not in first
    assert "Xem thêm: Rút hồ sơ, Họp, kiểm tra thực địa, Niêm yết, Bản chính đang giữ, Giao kết quả" in first
    told = desk.get(f"{door('dossier', eventful)}?tat-ca").text
    for words in (
        "(ban đầu: ", "Nơi hỗ trợ", "Chờ giám định", "đã chạy lại", "Người duyệt: Nguyễn Văn Thắng", "chờ quyết định",
        "Đổi thiết kế.", "không chấp thuận", "Có mặt: Đỗ Văn Hùng", "Kết luận: Đạt.", "Bảng tin phường",
        "Ý kiến của Bà Tư: Lấn ngõ. – Trả lời: Đã đo lại.", "Sổ đỏ (2)", "đang giữ: ", "Người nhận: Trần Quốc Hải",
        "đang gửi",
    ):  # fmt: skip
        assert words in told, words
    assert "Vắng Mặt" not in told


def test_the_most_eventful_dossier_takes_no_more_than_25_queries(eventful: Dossier) -> None:
    desk = Desk("xaydung")
    desk.open(eventful)  # what is remembered between pages is known
    with CaptureQueriesContext(connection) as queries:
        desk.open(eventful)
    assert len(queries) <= 25, [each["sql"][:120] for each in queries.captured_queries]


def test_where_nothing_of_a_kind_happened_its_heading_is_not_there(citizen: User) -> None:
    told = Desk("tiepnhan").open(filed(citizen, BIRTH)).text
    for heading in ("Thay đổi hạn trả", "Thời gian không tính", "Niêm yết", "Bản chính đang giữ"):
        assert heading not in told


# --- What is signed ------------------------------------------------------------------------------------------------


def test_who_signs_sees_the_result_first(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="signing")
    leader = Desk("lanhdao")
    frames = [dict(each.attributes)["src"] for each in leader.open(dossier).all("iframe")]
    assert frames[0].startswith(door("draft", dossier, "certified_copy"))
    before = dossier.papers_issued.count()
    pdf = leader.client.get(frames[0])
    assert (pdf.status_code, pdf["Content-Type"], pdf["X-Frame-Options"]) == (200, "application/pdf", "SAMEORIGIN")
    assert pdf["Content-Security-Policy"].startswith("sandbox")
    assert (dossier.papers_issued.count(), fresh(dossier).revision) == (before, dossier.revision)


def test_a_draft_is_there_for_who_signs_or_issues_and_no_stranger(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    assert "Dự thảo kết quả" not in Desk("hotich").open(dossier).text
    url = door("draft", dossier, "certified_copy")
    assert Desk("tiepnhan.anlao").get(url).status == 404
    assert Desk("lanhdao").get(door("draft", dossier, "unknown")).status == 404
    work(dossier, until="seal")
    assert "Dự thảo kết quả" in Desk("vanthu").open(dossier).text
    assert StepRun.objects.filter(dossier=dossier, closed_at=None).get().step == "seal"


# --- What helps to write -------------------------------------------------------------------------------------------


def test_ready_sentences_stand_beside_the_reason_they_are_for(citizen: User) -> None:
    html = Desk("tiepnhan").open(filed(citizen, BIRTH)).html
    assert "Yêu cầu này đã được giải quyết tại hồ sơ mã số …" in html
    assert '<option value="Bản chụp mờ, không đọc được.">' in html
    assert "Dự thảo kết quả còn sai thông tin: …" not in html


def test_the_page_says_which_form_was_carried_out(citizen: User) -> None:
    desk, dossier = Desk("tiepnhan"), filed(citizen, COPIES)
    form = desk.open(dossier).form("/tiep-nhan/")
    assert f'data-done="{form.action}"' in desk.send(form).html
