"""A request that nobody answers, that is answered with nothing changed, or that was sent by mistake."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from applications.actions.answer_supplement import answer_supplement
from applications.actions.complete_step import complete_step
from applications.actions.recall_supplement import recall_supplement
from applications.actions.withdraw import withdraw
from applications.deadlines import recomputed
from applications.invariants import INVARIANTS
from applications.models import Dossier, Pause, StepRun, Supplement
from applications.status import Status
from core.errors import Conflict, Denied, Invalid
from core.models import OutboxRow
from core.outbox.perform import perform
from core.outbox.sweeps import sweep_all
from tests.applications.citizen_pages import Citizen, address
from tests.applications.desk_pages import Desk
from tests.applications.outsiders import outsiders
from tests.applications.refusals import refused
from tests.applications.stories import (
    BUILDING,
    SAME,
    accepted,
    ask_for_supplement,
    filed,
    fresh,
    hand_in,
    holder,
    open_city,
)

FOOD = "1.002425"  # thirty working days to answer, then the dossier is worth nothing
WHY, GROUND = "Quá hạn mà không bổ sung hồ sơ.", "Nghị định 155/2018/NĐ-CP"
BY_ITSELF = ("pause.end", "supplement.remind")


@pytest.fixture
def asked(db: None, clock: time_machine.Traveller) -> Dossier:
    """Handling asked for more, with a time to answer."""
    return ask_for_supplement(accepted(filed(open_city(), FOOD)))


def waiting(dossier: Dossier) -> StepRun:
    return dossier.step_runs.select_related("dossier", "agency", "unit", "assignee").get(closed_at=None)


def last_moment() -> datetime:
    moment = Supplement.objects.get().answer_by
    assert moment
    return moment


def work() -> None:
    for _time in range(2):
        sweep_all(timezone.now())
        for row in OutboxRow.objects.filter(job__in=BY_ITSELF, done_at=None, available_at__lte=timezone.now()):
            perform(row.pk)


def holds() -> bool:
    """All that must, but for files and jobs, which other tests leave behind or nobody does here."""
    held = [each for each in INVARIANTS if each.code not in {"files", "jobs", "leases"}]
    return [sentence for each in held for sentence in each.findings()] == []


def end(dossier: Dossier, outcome: str) -> Dossier:
    run = waiting(dossier)
    return complete_step(holder(run), dossier.pk, run.pk, fresh(dossier).revision, outcome, WHY, {}, GROUND)


# --- Nobody answers ---


def test_whoever_asks_reads_until_when_it_is_answered_or_that_there_is_no_such_day(
    db: None, clock: time_machine.Traveller
) -> None:
    citizen = open_city()
    told = []
    for code in (FOOD, BUILDING):
        dossier = accepted(filed(citizen, code))
        told.append(Desk(holder(dossier.step_runs.get(closed_at=None))).open(dossier).text)
    assert "Người nộp trả lời chậm nhất 17:00 ngày" in told[0]
    assert "Thủ tục này không đặt hạn trả lời." in told[1]


def test_the_clock_stands_no_longer_than_there_is_time_to_answer(asked: Dossier, clock: time_machine.Traveller) -> None:
    assert Pause.objects.get().until == last_moment()
    clock.move_to(last_moment() + timedelta(days=60))
    work()
    late = fresh(asked)
    assert late.paused_at is None and Pause.objects.get().ended_at == last_moment()
    assert late.due_at == recomputed(late)
    assert (late.status, waiting(asked).waiting_since is None) == (Status.AWAITING_SUPPLEMENT, False)
    assert holds()


def test_the_applicant_is_reminded_once_before(asked: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(last_moment() - timedelta(days=3, minutes=1))
    work()
    assert not asked.notices.filter(moment="supplement_reminder").exists()
    seen = fresh(asked).revision
    clock.shift(timedelta(minutes=2))
    work()
    told = asked.notices.get(moment="supplement_reminder")
    assert f"{timezone.localtime(last_moment()):%d/%m/%Y}" in told.body
    assert fresh(asked).revision == seen  # it makes nobody's page stale


def test_nobody_is_reminded_who_has_answered(asked: Dossier, clock: time_machine.Traveller) -> None:
    assert asked.owner
    answer_supplement(asked.owner, asked.pk, note=SAME)
    clock.move_to(last_moment())
    work()
    assert not asked.notices.filter(moment="supplement_reminder").exists()


def test_handling_refuses_what_did_not_come_and_not_before(asked: Dossier, clock: time_machine.Traveller) -> None:
    with refused(Conflict, "còn được bổ sung đến"):
        end(asked, "PROPOSED")
    clock.move_to(last_moment() + timedelta(minutes=1))
    work()
    with refused(Conflict, "đang chờ người nộp"):
        end(asked, "DONE")
    run = waiting(asked)
    end(asked, "PROPOSED")
    run.refresh_from_db()
    assert run.closed_at and run.waiting_since is None
    assert fresh(asked).status != Status.AWAITING_SUPPLEMENT
    assert holds()


def test_the_desk_offers_it_with_the_versions_ground(asked: Dossier, clock: time_machine.Traveller) -> None:
    assert "Người nộp còn được bổ sung đến" in Desk(holder(waiting(asked)).username).open(asked).text
    clock.move_to(last_moment() + timedelta(minutes=1))
    page = Desk(holder(waiting(asked)).username).open(asked)  # signed in anew: weeks went by
    form = page.form("/buoc/", "PROPOSED")
    assert "hết giá trị" in form.values["ground"][0]


def test_an_answer_that_comes_late_is_taken(asked: Dossier, clock: time_machine.Traveller) -> None:
    before = waiting(asked).due_at
    clock.move_to(last_moment() + timedelta(days=7))
    work()
    hand_in(asked, asked.files[0].paper, _owner(asked))
    answer_supplement(_owner(asked), asked.pk)
    run = waiting(asked)
    assert fresh(asked).status == Status.PROCESSING and run.waiting_since is None
    assert before and run.due_at and run.due_at > timezone.now()
    assert holds()


def _owner(dossier: Dossier) -> User:
    assert dossier.owner
    return dossier.owner


# --- Answered with nothing changed ---


def test_nothing_changed_needs_a_word_why(asked: Dossier) -> None:
    with refused(Invalid, "Chưa mục nào"):
        answer_supplement(_owner(asked), asked.pk)
    answer_supplement(_owner(asked), asked.pk, note=SAME)
    assert Supplement.objects.get().note == SAME
    assert SAME in Desk(holder(waiting(asked)).username).open(asked).text


def test_what_was_answered_unchanged_may_be_asked_again_and_no_more(db: None) -> None:
    citizen = open_city()
    dossier = ask_for_supplement(accepted(filed(citizen, BUILDING)))
    answer_supplement(citizen, dossier.pk, note=SAME)
    ask_for_supplement(dossier)
    hand_in(dossier, dossier.files[0].paper, citizen)
    answer_supplement(citizen, dossier.pk)
    with pytest.raises(Conflict, match="chỉ cho yêu cầu bổ sung 1 lần"):
        ask_for_supplement(dossier)


def test_the_applicants_page_asks_why_where_nothing_changed(asked: Dossier) -> None:
    browser = Citizen("congdan")
    url = address("check", asked)
    page = browser.client.get(url).content.decode()
    assert "Nếu giữ nguyên những gì đã nộp" in page
    refused_page = browser.client.post(url, {"supplement": "1"})
    assert refused_page.status_code == 422 and "Hãy ghi vì sao giữ nguyên" in refused_page.content.decode()
    assert browser.client.post(url, {"supplement": "1", "note": SAME}).status_code == 302
    assert fresh(asked).status == Status.PROCESSING


def test_and_asks_nothing_where_something_did(asked: Dossier) -> None:
    hand_in(asked, asked.files[0].paper, _owner(asked))
    page = Citizen("congdan").client.get(address("check", asked)).content.decode()
    assert "Nếu giữ nguyên những gì đã nộp" not in page


# --- Sent by mistake ---


def recall(user: User, dossier: Dossier, reason: str = "Yêu cầu gửi nhầm hồ sơ.") -> Dossier:
    return recall_supplement(user, dossier.pk, waiting(dossier).pk, fresh(dossier).revision, reason)


def test_a_request_is_taken_back_and_the_applicant_told(asked: Dossier, clock: time_machine.Traveller) -> None:
    run, due = waiting(asked), fresh(asked).due_at
    clock.shift(timedelta(days=4))
    recall(holder(run), asked)
    back = fresh(asked)
    assert (back.status, back.paused_at, waiting(asked).waiting_since) == (Status.PROCESSING, None, None)
    assert back.due_at == due == recomputed(back)  # the office's mistake stops no clock
    assert asked.notices.get(moment="supplement_recalled")
    assert holds()
    with refused(Conflict, "không chờ"):
        recall(holder(run), asked)
    with refused(Conflict, "không có yêu cầu bổ sung"):
        answer_supplement(_owner(asked), asked.pk, note=SAME)
    ask_for_supplement(asked)  # it used nothing up


def test_only_by_who_has_the_step_with_a_reason_and_while_it_is_not_asked_back(asked: Dossier) -> None:
    run = waiting(asked)
    with refused(Invalid):
        recall(holder(run), asked, "Nhầm.")
    for user in outsiders(run):
        with refused(Denied):
            recall(user, asked)
    withdraw(_owner(asked), asked.pk, "Tôi không cần giấy này nữa.")
    with refused(Conflict, "đang xin rút"):
        recall(holder(run), asked)


def test_at_the_desk(asked: Dossier) -> None:
    desk = Desk(holder(waiting(asked)).username)
    page = desk.send(desk.open(asked).form("/thu-hoi-bo-sung/"), note="Yêu cầu gửi nhầm hồ sơ.")
    assert "Đã thu hồi yêu cầu bổ sung" in page.text and "đã thu hồi" in page.text
    assert fresh(asked).status == Status.PROCESSING


def test_a_branch_that_was_refused_leaves_no_request_behind(asked: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(last_moment() + timedelta(minutes=1))
    end(asked, "PROPOSED")
    assert not Supplement.objects.standing().exists()
