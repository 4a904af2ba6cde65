"""What each action does to a dossier, and what it leaves alone when it refuses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from applications.actions.accept import accept
from applications.actions.answer_supplement import answer_supplement
from applications.actions.complete_step import complete_step
from applications.actions.print_control_sheet import print_control_sheet
from applications.actions.refuse import refuse
from applications.actions.request_supplement import request_supplement
from applications.actions.run_automatic import run_automatic
from applications.actions.settle_charge import settle_charge
from applications.models import Charge, Dossier
from applications.models.step_run import Outcome
from applications.status import Status
from core.errors import Conflict, Denied, Invalid, PortalError
from core.ledger.verify import findings
from core.models import LedgerEntry, OutboxRow
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    SAME,
    accepted,
    ask_for_supplement,
    drafted,
    end,
    filed,
    fresh,
    holder,
    open_run,
    work,
)

WEDNESDAY = datetime.fromisoformat("2026-11-25T09:00:00+07:00")
REASON = "Thiếu mặt cắt móng và sơ đồ đấu nối."


def person(username: str) -> User:
    return User.objects.get(username=username)


@contextmanager
def refused(kind: type[PortalError], sentence: str = "") -> Iterator[None]:
    """The action says no in this way, and not a row is different."""
    before = rows()
    with pytest.raises(kind) as refusal:
        yield
    assert sentence in str(refusal.value.message)
    assert rows() == before


def rows() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Dossier, Charge, LedgerEntry, OutboxRow)]


# --- At the counter ---


def test_accepting_gives_code_due_moment_charges_receipt_and_the_next_desk(citizen: User) -> None:
    with time_machine.travel(WEDNESDAY, tick=False):
        dossier = accepted(filed(citizen, COPIES))
    assert dossier.code == "H24.9008.01-261125-0001"
    assert dossier.accepted_at == WEDNESDAY
    assert dossier.due_at == dossier.original_due_at == datetime.fromisoformat("2026-11-25T17:00:00+07:00")
    assert [(charge.amount, charge.state) for charge in dossier.charges.all()] == [(12_000, "DUE")]
    assert dossier.papers_issued.filter(kind="RECEIPT").exists()
    assert dossier.notices.latest("pk").moment == "accepted"
    assert (dossier.status, open_run(dossier, "comparison").unit.code) == (Status.PROCESSING, "JUSTICE")
    entry = LedgerEntry.objects.get(subject=dossier.subject, event="dossier.accepted")
    assert (entry.actor, entry.data["code"]) == (f"user:{person('tiepnhan').pk}", dossier.code)


def test_a_draft_is_nobody_s_to_accept(citizen: User) -> None:
    draft = drafted(citizen, COPIES)
    with refused(Denied):
        accept(person("tiepnhan"), draft.pk, draft.revision)


def test_a_dossier_is_accepted_once(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    with refused(Conflict, "Hồ sơ đang ở trạng thái “Đang xử lý”."):
        accept(person("tiepnhan"), dossier.pk, fresh(dossier).revision)


@pytest.mark.parametrize("reason", ["", "   ", "Thiếu.", " " * 20])
def test_a_refusal_says_why(citizen: User, reason: str) -> None:
    dossier = filed(citizen, COPIES)
    with refused(Invalid, "Hãy ghi rõ lý do"):
        refuse(person("tiepnhan"), dossier.pk, dossier.revision, reason)


def test_a_refused_dossier_has_ended(citizen: User) -> None:
    dossier = filed(citizen, COPIES)
    refuse(person("tiepnhan"), dossier.pk, dossier.revision, "Bản chính bị tẩy xóa.")
    dossier = fresh(dossier)
    assert (dossier.status, dossier.code, bool(dossier.ended_at)) == (Status.REJECTED_INTAKE, None, True)
    assert not dossier.charges.exists()
    with refused(Conflict):
        accept(person("tiepnhan"), dossier.pk, dossier.revision)


# --- More is asked ---


def test_only_what_the_procedure_has_can_be_asked(citizen: User) -> None:
    dossier = filed(citizen, BIRTH)
    run = dossier.step_runs.get()
    with refused(Invalid):
        request_supplement(holder(run), dossier.pk, run.pk, dossier.revision, {"paper:mat_trang": "?"}, REASON)
    items = {"paper:mat_trang": "?", "field:child_name": " Thiếu chữ đệm "}
    request_supplement(holder(run), dossier.pk, run.pk, dossier.revision, items, REASON)
    (asked,) = dossier.supplements.get().items
    assert (asked["target"], asked["what"]) == ("field:child_name", "Thiếu chữ đệm")
    assert asked["label"]


def test_nothing_more_is_asked_while_an_answer_is_awaited(citizen: User) -> None:
    dossier = ask_for_supplement(filed(citizen, BIRTH))
    with refused(Conflict, "đang chờ người nộp bổ sung"):
        ask_for_supplement(dossier)
    with refused(Conflict, "Yêu cầu bổ sung giấy tờ"):
        accept(person("tiepnhan"), dossier.pk, fresh(dossier).revision)


def test_after_acceptance_the_clock_stands_still_for_the_working_time_waited(citizen: User) -> None:
    with time_machine.travel(WEDNESDAY, tick=False):
        dossier = work(accepted(filed(citizen, BUILDING)), until="appraisal")
        ask_for_supplement(dossier)
    due = fresh(dossier).due_at
    with time_machine.travel(WEDNESDAY + timedelta(days=2), tick=False):
        answer_supplement(citizen, dossier.pk, note=SAME)
    dossier = fresh(dossier)
    assert dossier.original_due_at == due == datetime.fromisoformat("2026-12-04T17:00:00+07:00")
    assert dossier.due_at == datetime.fromisoformat("2026-12-08T17:00:00+07:00")
    assert (dossier.paused_at, dossier.status) == (None, Status.PROCESSING)


def test_too_late_to_ask(citizen: User) -> None:
    with time_machine.travel(WEDNESDAY, tick=False):
        dossier = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    with (
        time_machine.travel(WEDNESDAY + timedelta(days=10), tick=False),
        refused(Conflict, "Đã quá hạn 7 ngày làm việc để yêu cầu bổ sung."),
    ):
        ask_for_supplement(dossier)


def test_a_step_that_may_not_ask_does_not(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="site_visit")
    with refused(Denied):
        ask_for_supplement(dossier)


# --- Steps ---


@pytest.mark.parametrize(
    ("step", "outcome", "kind"),
    [
        ("seal", "REFUSED", Invalid),
        ("seal", "RETURNED", Invalid),
        ("seal", "CONSENT", Invalid),
        ("seal", "", Invalid),
        ("signing", "REFUSED", Invalid),  # it may, with a reason
    ],
)
def test_a_step_ends_only_as_its_procedure_says(
    citizen: User, step: str, outcome: str, kind: type[PortalError]
) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until=step)
    with refused(kind):
        end(open_run(dossier, step), outcome)


def test_a_step_of_another_dossier_is_not_ended_through_this_one(citizen: User) -> None:
    mine, other = (work(accepted(filed(citizen, COPIES)), until="signing") for _ in range(2))
    with refused(Conflict):
        complete_step(person("lanhdao"), mine.pk, open_run(other, "signing").pk, fresh(mine).revision, "DONE")


def test_a_step_that_waits_is_not_ended(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BUILDING)), until="appraisal")
    ask_for_supplement(dossier)
    with refused(Conflict, "đang chờ người nộp bổ sung"):
        end(open_run(dossier, "appraisal"))


def test_findings_that_do_not_hold_are_named_and_none_is_kept(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="comparison")
    run = open_run(dossier, "comparison")
    sent = {"certification_number": "0412", "certified_on": "31/02/2026"}
    with pytest.raises(Invalid) as refusal:
        end(run, findings=sent)
    assert set(refusal.value.fields) == {"certification_book", "certified_on"}
    assert (fresh(dossier).findings, open_run(dossier, "comparison")) == ({}, run)


def test_the_worker_s_step_is_done_once_and_by_nobody_in_particular(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, NEWBORN)), until="birth_registration")
    run = dossier.step_runs.get(kind="AUTOMATIC", closed_at=None)
    assert OutboxRow.objects.filter(key=f"step.automatic:{run.pk}").count() == 1
    run_automatic(run.pk)
    number = fresh(dossier).findings["register_number"]
    run_automatic(run.pk)
    run.refresh_from_db()
    assert (run.outcome, run.closed_by) == (Outcome.DONE, None)
    assert (fresh(dossier).findings["register_number"], number) == (number, "01/2026")


def test_a_whole_life_leaves_a_chain_that_holds(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, BIRTH)))
    assert dossier.status == Status.RETURNED
    assert list(findings(dossier.subject)) == []
    assert LedgerEntry.objects.filter(subject=dossier.subject).count() >= 10


# --- Money ---


def test_money_is_taken_once(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    charge = dossier.charges.get()
    for username in ("tiepnhan", "taichinh"):
        settle_charge(person(username), dossier.pk, charge.pk)
    charge.refresh_from_db()
    assert (charge.state, charge.settled_by) == ("PAID", person("tiepnhan"))
    assert LedgerEntry.objects.filter(subject=dossier.subject, event="charge.paid").count() == 1


@pytest.mark.parametrize(
    "whose", [lambda mine, other: other.charges.get().pk, lambda mine, other: 0], ids=["another dossier's", "none"]
)
def test_a_charge_is_taken_through_its_own_dossier(citizen: User, whose: Callable[[Dossier, Dossier], int]) -> None:
    mine, other = (accepted(filed(citizen, COPIES)) for _ in range(2))
    with refused(Denied):
        settle_charge(person("tiepnhan"), mine.pk, whose(mine, other))


def test_who_takes_no_money_records_none(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    for username in ("hotich", "lanhdao", "tiepnhan.anlao", "congdan"):
        with refused(Denied):
            settle_charge(person(username), dossier.pk, dossier.charges.get().pk)


def test_a_result_is_handed_over_against_its_fee_however_late(citizen: User) -> None:
    dossier = work(accepted(filed(citizen, COPIES)), until="return")
    dossier.charges.update(state="DUE")
    Dossier.objects.filter(pk=dossier.pk).update(due_at=timezone.now() - timedelta(days=90))
    run = open_run(dossier, "return")
    with refused(Conflict, "Còn khoản phí, lệ phí chưa thu."):
        end(run)
    settle_charge(person("taichinh"), dossier.pk, dossier.charges.get().pk)
    end(run)
    assert fresh(dossier).status == Status.RETURNED


def test_a_control_sheet_is_printed_by_officers_only(citizen: User) -> None:
    dossier = accepted(filed(citizen, COPIES))
    with refused(Denied):
        print_control_sheet(citizen, dossier.pk)
    print_control_sheet(person("giamsat"), dossier.pk)
    assert dossier.papers_issued.filter(kind="CONTROL_SHEET").count() == 1
