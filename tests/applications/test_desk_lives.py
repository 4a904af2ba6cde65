"""Whole lives of dossiers, worked through the officers' pages by the people of the sample city."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from applications.actions.answer_supplement import answer_supplement
from applications.actions.time_out_step import time_out_step
from applications.models import Dossier, StepRun
from applications.models.step_run import Outcome
from applications.status import Status
from core.models import OutboxRow
from core.outbox.perform import perform
from procedures.definition.process import StepKind
from tests.applications.desk_pages import Desk, Page, typed
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    GROUND,
    NEWBORN,
    SAME,
    answers_of,
    end,
    fetch,
    filed,
    fresh,
    hand_in,
    holder,
    open_run,
)

REASON = "Người chủ hộ không đồng ý bằng văn bản."
WHAT = {"what:field:child_name": "Khai chưa đủ."}
MISSING = {"what:paper:drawings": "Thiếu trang."}


# --- One step by its page ------------------------------------------------------------------------------------------


def accept(dossier: Dossier) -> Page:
    """The clerk of the counter opens the dossier and accepts it."""
    desk = Desk(holder(dossier.step_runs.get()))
    return desk.send(desk.open(dossier).form("/tiep-nhan/"))


def complete(run: StepRun, outcome: str = "DONE", findings: Mapping[str, Any] = {}, **words: str) -> Page:
    """Whoever holds the step opens the dossier and ends the step."""
    desk = Desk(holder(run))
    form = desk.open(run.dossier).form(f"/buoc/{run.pk}/", outcome)
    return desk.send(form, **typed(findings, form), **words)


def take_fees(dossier: Dossier) -> None:
    """The counter records each fee as taken."""
    desk = Desk(holder(dossier.step_runs.earliest("pk")))
    while forms := desk.open(dossier).forms("/thu-phi/"):
        desk.send(forms[0])


def go_on(dossier: Dossier, *, until: str = "", changes: Mapping[str, Any] = {}) -> Dossier:
    """Officers by their pages, the worker by its jobs, the applicant by the action, up to the step `until`."""
    findings = answers_of(fresh(dossier).procedure.code) | dict(changes)
    while run := dossier.step_runs.filter(closed_at=None).exclude(step=until).order_by("pk").first():
        if run.kind == StepKind.AUTOMATIC:
            perform(OutboxRow.objects.get(key=f"step.automatic:{run.pk}").pk)
        elif run.kind == StepKind.CITIZEN_CONFIRMATION:
            end(run)
        elif run.kind == StepKind.RETURN:
            fetch(run)
        else:
            assert complete(run, findings=findings).status == 200
        run.refresh_from_db()
        assert run.closed_at, run
    return fresh(dossier)


def papers(dossier: Dossier) -> list[str]:
    return [paper.key for paper in dossier.papers_issued.all()]


# --- The four ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "results"),
    [
        (BIRTH, {"result:birth_certificate", "result:birth_certificate_copy"}),
        (COPIES, {"result:certified_copy"}),
        (NEWBORN, {"result:birth_certificate", "result:residence_notice", "result:insurance_card_notice"}),
        (BUILDING, {"result:building_permit", "result:stamped_drawings"}),
    ],
)
def test_a_dossier_goes_from_the_counter_back_to_it(citizen: User, code: str, results: set[str]) -> None:
    dossier = filed(citizen, code)
    page = accept(dossier)
    assert "Đã tiếp nhận hồ sơ. Giấy tiếp nhận đang được in." in page.text
    take_fees(dossier)
    dossier = go_on(dossier)
    assert dossier.status == Status.RETURNED
    assert {key for key in papers(dossier) if key.startswith("result:")} == results
    assert {"acknowledgement", "receipt", "control_sheet"} <= {key.partition(":")[0] for key in papers(dossier)}
    assert set(dossier.definition.examples[0].expect.path or ()) <= {run.step for run in dossier.step_runs.all()}


def test_the_counter_refuses_with_reason_and_ground(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    desk = Desk("tiepnhan")
    form = desk.open(dossier).form("/tu-choi/")
    page = desk.send(form, reason="Trẻ đã được đăng ký khai sinh.", ground="Luật Hộ tịch 2014, Điều 16")
    dossier = fresh(dossier)
    assert "Đã từ chối tiếp nhận. Phiếu từ chối đang được in." in page.text
    assert (dossier.status, dossier.code) == (Status.REJECTED_INTAKE, None)
    assert papers(dossier) == ["acknowledgement", "refusal"]
    data = dossier.papers_issued.get(kind="REFUSAL").data
    assert "Trẻ đã được đăng ký khai sinh." in str(data)
    assert "Luật Hộ tịch 2014, Điều 16" in str(data)
    assert dossier.notices.latest("pk").moment == "refused"


def test_the_counter_asks_and_asks_again_until_the_dossier_is_complete(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    for _ in range(2):
        desk = Desk("tiepnhan")
        form = desk.open(dossier).form("/bo-sung/")
        words = {"what:paper:birth_notice": "Ảnh mờ trang 2", "what:field:child_name": "Khai chưa đủ. Thiếu chữ đệm."}
        asked = {"items": ["paper:birth_notice", "field:child_name"], **words}
        page = desk.send(form, reason="Chưa đọc được giấy chứng sinh.", **asked)
        assert "Đã gửi yêu cầu bổ sung cho người nộp." in page.text
        assert "Giấy chứng sinh: Ảnh mờ trang 2" in page.text
        assert fresh(dossier).status == Status.AWAITING_SUPPLEMENT
        items = {item["target"]: item for item in dossier.supplements.latest("pk").items}
        assert items["paper:birth_notice"]["reason"] == "other"
        assert items["field:child_name"]["reason"] == "incomplete"
        assert items["field:child_name"]["what"] == "Khai chưa đủ. Thiếu chữ đệm."
        answer_supplement(citizen, dossier.pk, note=SAME)
    dossier = fresh(dossier)
    assert (dossier.status, dossier.supplements.count()) == (Status.SUBMITTED, 2)
    assert papers(dossier).count("acknowledgement") == 1
    accept(dossier)
    assert fresh(dossier).status == Status.PROCESSING


def test_a_leader_sends_back_and_the_step_is_done_again(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    accept(dossier)
    go_on(dossier, until="signing")
    page = complete(open_run(dossier, "signing"), "RETURNED", note="Số chứng thực ghi thiếu quyển.")
    assert "Đã trả hồ sơ lại bước trước." in page.text
    again = open_run(dossier, "comparison")
    assert again.attempt == 2
    assert "Số chứng thực ghi thiếu quyển." in Desk("hotich").open(dossier).text
    take_fees(dossier)
    assert go_on(dossier).status == Status.RETURNED
    assert dossier.step_runs.get(step="signing", attempt=2).outcome == Outcome.DONE


def test_a_leader_who_does_not_sign_ends_the_whole(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    accept(dossier)
    go_on(dossier, until="signing")
    page = complete(open_run(dossier, "signing"), "REFUSED", note="Bản chính đã bị tẩy xóa.", ground=GROUND)
    dossier = fresh(dossier)
    assert "Đã ghi nhận không đồng ý." in page.text
    assert dossier.status == Status.STOPPED
    assert not dossier.step_runs.filter(closed_at=None).exists()
    assert "stop_notice" in papers(dossier)
    assert not [key for key in papers(dossier) if key.startswith("result:")]


# --- P8: two agencies at once --------------------------------------------------------------------------------------


@pytest.fixture
def newborn(citizen: User) -> Dossier:
    """The child is registered; the police and the social insurance hold the dossier at the same time."""
    dossier = filed(citizen, NEWBORN)
    accept(dossier)
    while dossier.step_runs.filter(closed_at=None).count() == 1:
        run = dossier.step_runs.get(closed_at=None)
        go_on_one(run)
    return fresh(dossier)


def go_on_one(run: StepRun) -> None:
    if run.kind == StepKind.AUTOMATIC:
        perform(OutboxRow.objects.get(key=f"step.automatic:{run.pk}").pk)
    else:
        complete(run, findings=answers_of(NEWBORN))


def test_two_agencies_hold_it_at_once_each_its_own_part(newborn: Dossier) -> None:
    police, insurance = Desk("congan"), Desk("bhxh")
    for desk, step in ((police, "Thẩm tra và cập nhật"), (insurance, "Thẩm tra và cấp mã số")):
        assert str(newborn) in desk.queue().text
        page = desk.open(newborn)
        assert len(page.forms("/buoc/")) == 2  # done, refused
        assert step in page.text
    assert police.open(newborn).forms("/buoc/")[0].action != insurance.open(newborn).forms("/buoc/")[0].action
    complete(open_run(newborn, "insurance_handling"), findings=answers_of(NEWBORN))
    assert open_run(newborn, "residence_handling")
    assert open_run(newborn, "insurance_approval")


def test_one_part_refused_leaves_the_other_and_a_partial_result(newborn: Dossier) -> None:
    assert "Lãnh đạo quyết định ở bước" in Desk("congan").open(newborn).text
    complete(open_run(newborn, "residence_handling"), "PROPOSED", note=REASON, ground=GROUND)
    assert "Các phần khác của hồ sơ vẫn tiếp tục." in Desk("lanhdao.congan").open(newborn).text
    complete(open_run(newborn, "residence_approval"), "REFUSED")
    assert fresh(newborn).status == Status.PROCESSING
    assert [run.step for run in newborn.step_runs.filter(closed_at=None)] == ["insurance_handling"]
    refusal = newborn.papers_issued.get(kind="REFUSAL")
    assert REASON in str(refusal.data)
    take_fees(newborn)
    dossier = go_on(newborn)
    assert dossier.status == Status.RETURNED
    assert {key for key in papers(dossier) if key.startswith("result:")} == {
        "result:birth_certificate",
        "result:insurance_card_notice",
    }
    assert not dossier.step_runs.filter(step="residence_issue").exists()


def test_only_the_part_that_asks_waits(citizen: User, newborn: Dossier) -> None:
    desk = Desk("congan")
    form = desk.open(newborn).form("/bo-sung/")
    desk.send(form, reason="Thiếu thông tin về chủ hộ.", items=["field:child_name"], **WHAT)
    assert "Đang chờ" not in Desk("bhxh").open(newborn).text
    complete(open_run(newborn, "insurance_handling"), findings=answers_of(NEWBORN))
    assert open_run(newborn, "residence_handling").waiting_since
    assert open_run(newborn, "insurance_approval").waiting_since is None
    answer_supplement(citizen, newborn.pk, note=SAME)
    assert open_run(newborn, "residence_handling").waiting_since is None
    assert desk.open(newborn).acts()[0] == "Hoàn thành và chuyển tiếp"


# --- P11: a consultation, and one request only ---------------------------------------------------------------------


@pytest.fixture
def building(citizen: User) -> Dossier:
    dossier = filed(citizen, BUILDING)
    accept(dossier)
    return fresh(dossier)


def test_silence_of_those_asked_is_consent(building: Dossier) -> None:
    go_on(
        building, until="planning_opinion", changes={"needs_planning": True, "needs_fire": True, "fire_answer": "agree"}
    )
    run = open_run(building, "planning_opinion")
    assert "thì coi như đồng ý." in Desk("soxaydung").open(building).text
    job = OutboxRow.objects.get(key=f"step.time_out:{run.pk}")
    assert job.available_at == run.timeout_at
    time_out_step(run.pk)
    assert open_run(building, "planning_opinion") == run, "it is not time yet"
    StepRun.objects.filter(pk=run.pk).update(timeout_at=timezone.now() - timedelta(minutes=1))
    perform(job.pk)
    perform(job.pk)
    run.refresh_from_db()
    assert (run.outcome, run.closed_by) == (Outcome.CONSENT, None)
    page = Desk("lanhdao").open(building)
    assert "Cho ý kiến về quy hoạch, kiến trúc: Hết hạn, coi như đồng ý" in page.text
    assert page.acts()[0] == "Ký duyệt"


def test_an_answer_in_time_leaves_the_time_out_nothing_to_do(building: Dossier) -> None:
    go_on(building, until="planning_opinion", changes={"needs_planning": True})
    run = open_run(building, "planning_opinion")
    complete(run, findings={"planning_answer": "disagree", "planning_text": "Vượt chỉ giới đường đỏ."})
    StepRun.objects.filter(pk=run.pk).update(timeout_at=timezone.now() - timedelta(minutes=1))
    perform(OutboxRow.objects.get(key=f"step.time_out:{run.pk}").pk)
    run.refresh_from_db()
    assert run.outcome == Outcome.DONE
    assert "Vượt chỉ giới đường đỏ." in Desk("lanhdao").open(building).text


def test_more_is_asked_once_only(citizen: User, building: Dossier) -> None:
    desk = Desk("xaydung")
    form = desk.open(building).form("/bo-sung/")
    desk.send(form, reason="Bản vẽ thiếu mặt cắt móng.", items=["paper:drawings"], **MISSING)
    dossier = fresh(building)
    assert (dossier.status, dossier.paused_at is None) == (Status.AWAITING_SUPPLEMENT, False)
    hand_in(dossier, "drawings", citizen)
    answer_supplement(citizen, dossier.pk)
    page = desk.open(dossier)
    assert "mới bổ sung" in page.text
    assert "Thủ tục này chỉ cho yêu cầu bổ sung 1 lần." in page.text
    assert page.forms("/bo-sung/") == []
    now = {"revision": str(fresh(dossier).revision), "once": "one more"}
    again = desk.send(form, reason="Bản vẽ vẫn thiếu.", items=["paper:drawings"], **MISSING, **now)
    assert again.status == 409
    assert "Thủ tục này chỉ cho yêu cầu bổ sung 1 lần." in again.text
    assert (dossier.supplements.count(), fresh(dossier).status) == (1, Status.PROCESSING)


def test_being_late_stops_nothing(building: Dossier) -> None:
    Dossier.objects.filter(pk=building.pk).update(due_at=timezone.now() - timedelta(days=30))
    assert "quá hạn" in Desk("xaydung").open(building).text
    take_fees(building)
    dossier = go_on(building)
    assert dossier.status == Status.RETURNED
    assert dossier.is_overdue
