"""An applicant asks for a dossier back; an office gives it back, stops one by itself; a draft is thrown away."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from applications.actions.accept import accept
from applications.actions.answer_supplement import answer_supplement
from applications.actions.cancel_withdrawal import cancel_withdrawal
from applications.actions.complete_step import complete_step
from applications.actions.decide_extension import decide_extension
from applications.actions.decide_withdrawal import decide_withdrawal
from applications.actions.discard_draft import discard_draft
from applications.actions.pause import pause
from applications.actions.propose_extension import propose_extension
from applications.actions.run_automatic import run_automatic
from applications.actions.stop import stop
from applications.actions.time_out_step import time_out_step
from applications.actions.withdraw import withdraw
from applications.models import Attachment, Charge, Dossier, Extension, Paper, Pause, StepRun, Withdrawal
from applications.models.step_run import Outcome
from applications.queries import proposals_for
from applications.status import MoneyState, Status
from core.errors import Conflict, Denied, Invalid
from core.models import Blob, LedgerEntry, OutboxRow
from tests.applications.citizen_pages import Citizen, address
from tests.applications.desk_pages import Desk
from tests.applications.outsiders import trusted
from tests.applications.refusals import refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    accepted,
    answers_of,
    ask_for_supplement,
    drafted,
    end,
    filed,
    fresh,
    holder,
    open_run,
    pay,
    work,
)
from tests.procedures.seeds.test_lives import filed as filed_example

FESTIVAL = "1.003622"
WHY = "Tôi nộp nhầm thủ tục."
NO = "Kết quả đã được trình ký."
GROUND = "Khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP"


def person(username: str) -> User:
    return User.objects.get(username=username)


def decide(dossier: Dossier, granted: bool, note: str = "", refund: bool = False, user: User | None = None) -> Dossier:
    run = dossier.step_runs.filter(closed_at=None).earliest("pk")
    return decide_withdrawal(user or holder(run), dossier.pk, fresh(dossier).revision, granted, note, refund)


def leader_of(dossier: Dossier) -> User:
    assert dossier.competent_agency is not None
    return RoleAssignment.objects.holders(Role.LEADER, dossier.competent_agency)[0]


@pytest.mark.parametrize("before", [Status.SUBMITTED, Status.AWAITING_SUPPLEMENT, Status.PROCESSING])
def test_asked_back_and_wanted_after_all_it_is_as_it_was(citizen: User, before: Status) -> None:
    dossier = filed(citizen, BIRTH)
    if before == Status.AWAITING_SUPPLEMENT:
        ask_for_supplement(dossier)
    elif before == Status.PROCESSING:
        accepted(dossier)
    asked = withdraw(citizen, dossier.pk, WHY)
    assert (asked.status_before, fresh(dossier).status) == (before, Status.WITHDRAWN)
    with refused(Conflict, "Công dân yêu cầu rút hồ sơ"):
        withdraw(citizen, dossier.pk, WHY)
    cancel_withdrawal(citizen, dossier.pk)
    assert fresh(dossier).status == before
    assert Withdrawal.objects.get().granted is False
    with refused(Conflict, "không có yêu cầu rút"):
        cancel_withdrawal(citizen, dossier.pk)


def test_who_wants_it_after_all_is_told_so(citizen: User) -> None:
    dossier, browser = filed(citizen, BIRTH), Citizen(citizen.username)
    withdraw(citizen, dossier.pk, WHY)
    browser.client.post(address("want_after_all", dossier))
    assert "Bạn không rút nữa: hồ sơ được giải quyết tiếp." in browser.open("dossier", dossier).text


def test_while_it_is_asked_back_nothing_goes_on(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    withdraw(citizen, dossier.pk, WHY)
    with refused(Conflict, "đang xin rút hồ sơ"):
        end(open_run(dossier, "handling"))
    at_counter = filed(citizen, BIRTH)
    withdraw(citizen, at_counter.pk, WHY)
    with refused(Conflict, "Công dân yêu cầu rút hồ sơ"):
        accept(holder(at_counter.step_runs.get()), at_counter.pk, fresh(at_counter).revision)


def test_who_asks_it_back_completes_it_only_once_they_want_it_after_all(citizen: User) -> None:
    dossier = ask_for_supplement(accepted(filed(citizen, BIRTH)))
    withdraw(citizen, dossier.pk, WHY)
    with refused(Conflict, "hủy yêu cầu rút"):
        answer_supplement(citizen, dossier.pk, note="Đã sửa.")
    cancel_withdrawal(citizen, dossier.pk)
    answer_supplement(citizen, dossier.pk, note="Giấy tờ vẫn đúng, không cần sửa.")
    assert fresh(dossier).status == Status.PROCESSING


def test_silence_and_machines_wait_and_are_heard_again(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    withdraw(citizen, dossier.pk, WHY)
    silent = open_run(dossier, "confirmation")
    StepRun.objects.filter(pk=silent.pk).update(timeout_at=timezone.now() - timedelta(hours=1))
    before = fresh(dossier).revision
    time_out_step(silent.pk)
    assert open_run(dossier, "confirmation") and fresh(dossier).revision == before
    decide(dossier, False, NO, user=leader_of(dossier))
    promised = OutboxRow.objects.filter(job="step.time_out", args={"run_id": silent.pk})
    assert promised.count() == 2
    time_out_step(silent.pk)
    assert StepRun.objects.get(pk=silent.pk).outcome == Outcome.CONFIRMED
    work(dossier, until="registration")
    machine = open_run(dossier, "registration")
    withdraw(citizen, dossier.pk, WHY)
    run_automatic(machine.pk)
    assert open_run(dossier, "registration")
    cancel_withdrawal(citizen, dossier.pk)
    run_automatic(machine.pk)
    assert StepRun.objects.get(pk=machine.pk).outcome == Outcome.DONE


def test_given_back_it_ends_with_notice_and_money_to_come_back(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    pay(dossier)
    ask_for_supplement(dossier)
    assert Pause.objects.filter(ended_at=None).exists()
    withdraw(citizen, dossier.pk, WHY)
    decide(dossier, True, "", refund=True)
    after = fresh(dossier)
    assert (after.status, after.money_state) == (Status.STOPPED, MoneyState.TO_REFUND)
    assert after.ended_at and after.paused_at is None and after.resolved_at is None
    assert not Pause.objects.filter(ended_at=None).exists()
    assert {run.outcome for run in after.step_runs.filter(closed_by=None)} == set()
    assert after.step_runs.latest("pk").outcome == Outcome.CANCELLED
    assert {charge.state for charge in after.charges.all()} == {Charge.State.TO_REFUND}
    notice = Paper.objects.get(kind="STOP_NOTICE")
    assert notice.data["wish"]["reason"] == WHY and notice.data["comes_back"] is True
    assert after.notices.filter(moment="withdrawn").count() == 1
    with refused(Conflict, "không có yêu cầu rút"):
        decide_withdrawal(leader_of(dossier), dossier.pk, after.revision, True)


def test_what_was_not_paid_is_not_asked_any_more(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    withdraw(citizen, dossier.pk, WHY)
    decide(dossier, True, refund=True)
    (charge,) = fresh(dossier).charges.all()
    assert charge.state == Charge.State.WAIVED and charge.ground
    assert fresh(dossier).money_state == MoneyState.WAIVED


def test_a_refusal_needs_a_reason_and_a_right(citizen: User) -> None:
    dossier = accepted(filed(citizen, BIRTH))
    withdraw(citizen, dossier.pk, WHY)
    with refused(Invalid, "lý do"):
        decide(dossier, False)
    for stranger in ("congdan", "congan", "vanthu", "kythuat", "giamsat"):
        with refused(Denied):
            decide(dossier, True, user=person(stranger))
    officer = holder(dossier.step_runs.get(closed_at=None))
    stale = fresh(dossier).revision - 1
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        decide_withdrawal(officer, dossier.pk, stale, True)
    RoleAssignment.objects.filter(user=officer, role="HANDLING").update(valid_to=timezone.now())
    with refused(Denied):
        decide(dossier, True, user=officer)
    decide(dossier, False, NO, user=leader_of(dossier))
    assert fresh(dossier).notices.filter(moment="withdrawal_refused").get().body.count(NO) == 1


def test_with_a_result_it_is_too_late(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="return")
    with refused(Conflict, "không rút được nữa"):
        withdraw(citizen, dossier.pk, WHY)
    work(dossier)
    with refused(Conflict, "Đã trả kết quả"):
        withdraw(citizen, dossier.pk, WHY)
    draft = drafted(citizen, COPIES)
    with refused(Conflict, "Đang soạn"):
        withdraw(citizen, draft.pk, WHY)


def test_only_the_applicant_asks_and_says_why(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    with refused(Invalid, "lý do"):
        withdraw(citizen, dossier.pk, "Nhầm.")
    for stranger in ("doanhnghiep", "tiepnhan", "lanhdao"):
        with refused(Denied):
            withdraw(person(stranger), dossier.pk, WHY)
    withdraw(citizen, dossier.pk, WHY)
    for stranger in ("doanhnghiep", "tiepnhan", "lanhdao"):
        with refused(Denied):
            cancel_withdrawal(person(stranger), dossier.pk)


# --- Stopped by the office ---


def test_a_leader_stops_what_cannot_be_decided(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    ask_for_supplement(dossier)
    reason = "Quá 30 ngày người nộp không bổ sung."
    stop(leader_of(dossier), dossier.pk, fresh(dossier).revision, reason, GROUND)
    after = fresh(dossier)
    assert after.status == Status.STOPPED and after.resolved_at == after.ended_at
    notice = Paper.objects.get(kind="STOP_NOTICE")
    assert (notice.data["reason"], notice.data["ground"]) == (reason, GROUND)
    assert LedgerEntry.objects.filter(subject=dossier.subject).latest("seq").event == "dossier.stopped"
    with refused(Conflict, "Dừng xử lý"):
        stop(leader_of(dossier), dossier.pk, after.revision, reason, GROUND)


def test_stopping_needs_reason_ground_and_the_lead(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    head, revision = leader_of(dossier), fresh(dossier).revision
    with refused(Invalid, "căn cứ"):
        stop(head, dossier.pk, revision, "Ngắn.", GROUND)
    with refused(Invalid, "căn cứ"):
        stop(head, dossier.pk, revision, "Không có cơ sở pháp lý để giải quyết.", " ")
    for stranger in ("congdan", "xaydung", "tiepnhan", "congan"):
        with refused(Denied):
            stop(person(stranger), dossier.pk, revision, "Không có cơ sở pháp lý để giải quyết.", GROUND)
    waiting = filed(citizen, BUILDING)
    with refused(Conflict, "Mới đăng ký"):
        stop(head, waiting.pk, fresh(waiting).revision, "Không có cơ sở pháp lý để giải quyết.", GROUND)


def test_a_refusal_at_the_end_of_a_step_carries_its_ground(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    run = dossier.step_runs.get(closed_at=None)
    complete_step(
        holder(run), dossier.pk, run.pk, fresh(dossier).revision, "PROPOSED", "Bản chính bị tẩy xóa.", ground=GROUND
    )
    assert StepRun.objects.get(pk=run.pk).ground == GROUND
    end(open_run(dossier, "signing"), "REFUSED")
    assert Paper.objects.get(kind="STOP_NOTICE").data["ground"] == GROUND


def test_a_leader_who_handled_it_does_not_stop_it(citizen: User) -> None:
    dossier = accepted(filed(citizen, BUILDING))
    head = leader_of(dossier)
    RoleAssignment.objects.create(user=head, role=Role.HANDLING, agency=dossier.competent_agency)
    appraisal = open_run(dossier, "appraisal")
    findings = answers_of(BUILDING)
    complete_step(head, dossier.pk, appraisal.pk, fresh(dossier).revision, "DONE", "", findings)
    reason = "Không có cơ sở pháp lý để giải quyết."
    with refused(Denied):
        stop(head, dossier.pk, fresh(dossier).revision, reason, GROUND)
    assert dossier.competent_agency
    other = trusted("lanhdao.khac", Role.LEADER, dossier.competent_agency)
    stop(other, dossier.pk, fresh(dossier).revision, reason, GROUND)


def test_with_a_part_decided_the_whole_is_not_stopped(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="insurance_handling")
    reason = "Không có cơ sở pháp lý để giải quyết."
    with refused(Conflict, "kết quả một phần"):
        stop(leader_of(dossier), dossier.pk, fresh(dossier).revision, reason, GROUND)


# --- Offices that were only asked ---


def test_an_office_that_was_asked_decides_nothing_for_the_whole(citizen: User) -> None:
    dossier = work(accepted(filed_example(FESTIVAL, 1)), until="police_consultation")
    run = open_run(dossier, "police_consultation")
    assert run.agency and run.is_guest
    asked, their_head = holder(run), RoleAssignment.objects.holders(Role.LEADER, run.agency)[0]
    with refused(Denied):
        propose_extension(asked, dossier.pk, run.pk, fresh(dossier).revision, Decimal(1), NO)
    with refused(Denied):
        pause(asked, dossier.pk, run.pk, fresh(dossier).revision, _some_pause(dossier))
    assert dossier.owner
    withdraw(dossier.owner, dossier.pk, WHY)
    for stranger in (asked, their_head):
        with refused(Denied):
            decide(dossier, True, refund=True, user=stranger)
    desk = Desk(asked).open(dossier)
    assert not desk.forms("cho-rut") and Desk(leader_of(dossier)).open(dossier).forms("cho-rut")
    decide(dossier, True, user=leader_of(dossier))


def test_more_time_is_granted_by_the_agency_that_decides(citizen: User) -> None:
    dossier = work(accepted(filed_example(FESTIVAL, 1)), until="police_consultation")
    run = open_run(dossier, "police_consultation")
    assert run.agency and dossier.competent_agency
    their_head = RoleAssignment.objects.holders(Role.LEADER, run.agency)[0]
    now = timezone.now()
    extension = Extension.objects.create(
        dossier=dossier, step_run=run, kind="EXTENSION", number=1, reason=NO, before=dossier.due_at,
        after=dossier.due_at + timedelta(days=3), proposed_by=holder(run), proposed_at=now,
    )  # fmt: skip
    with refused(Denied):
        decide_extension(their_head, dossier.pk, extension.pk, fresh(dossier).revision, True)
    assert not proposals_for(their_head) and proposals_for(leader_of(dossier)) == [extension]
    decide_extension(leader_of(dossier), dossier.pk, extension.pk, fresh(dossier).revision, True)
    assert Paper.objects.get(kind="APOLOGY_EXTENSION").agency == dossier.competent_agency


def _some_pause(dossier: Dossier) -> str:
    return next((reason.id for reason in dossier.definition.deadline.pause_reasons), "none")


# --- Drafts ---


def test_a_draft_is_thrown_away_with_its_files(citizen: User, django_capture_on_commit_callbacks: object) -> None:
    draft = drafted(citizen, BUILDING)
    paths = [attachment.blob.path for attachment in draft.files]
    assert paths and all(path.exists() for path in paths)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        discard_draft(citizen, draft.pk)
    assert not Dossier.objects.exists() and not Attachment.objects.exists() and not Blob.objects.exists()
    assert not any(path.exists() for path in paths)
    with refused(Denied):
        discard_draft(citizen, draft.pk)


def test_a_filed_dossier_is_not_thrown_away_nor_a_strangers_draft(citizen: User) -> None:
    dossier, draft = filed(citizen, COPIES), drafted(citizen, COPIES)
    with refused(Conflict, "rút hồ sơ"):
        discard_draft(citizen, dossier.pk)
    for stranger in ("doanhnghiep", "tiepnhan"):
        with refused(Denied):
            discard_draft(person(stranger), draft.pk)
