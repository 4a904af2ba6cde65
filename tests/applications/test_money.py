"""What is owed: by the rules or set by another office; paid once, given back once; the payment step waits for it."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from applications.actions.complete_step import complete_step
from applications.actions.refund_charge import refund_charge
from applications.actions.resume import resume_by_itself
from applications.actions.set_charge import set_charge
from applications.actions.settle_charge import settle_charge
from applications.deadlines import calendar_of, recomputed
from applications.fees.states import state_of
from applications.models import Charge, Dossier, StepRun
from applications.models.paper import PaperKind
from applications.models.pause import PAYMENT
from applications.status import MoneyState, Status
from core.calendar import Mode, Term, due_at
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry
from procedures.definition import read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from tests.applications.outsiders import dismissed, outsiders, trusted
from tests.applications.refusals import refused
from tests.applications.stories import (
    BUILDING,
    COPIES,
    accepted,
    answers_of,
    end,
    filed,
    fresh,
    holder,
    open_city,
    open_run,
    work,
)

LAND, DISABILITY = "1.115619", "1.001699"
NOTICE = "Thông báo số 118/TB-THP ngày 24/11/2026"
S = Charge.State
PAID_BY = {"paid_on": "2026-11-24", "paid_amount": 5_000_000, "payment_reference": "GNT-1"}


@pytest.fixture
def land(db: None) -> Dossier:
    """A sale of land: the tax office is to say what is due."""
    return work(accepted(filed(open_city(), LAND)), until="tax_notice")


@pytest.fixture
def permit(db: None) -> Dossier:
    """A building permit, accepted: its fee is not paid yet."""
    return accepted(filed(open_city(), BUILDING))


def sets(run: StepRun, amount: int | None = 5_000_000, rule: str = "registration_tax", **more: object) -> None:
    said = {"seen": fresh(run.dossier).revision, "ground": NOTICE} | more
    set_charge(said.get("user") or holder(run), run.dossier_id, run.pk, said["seen"], rule, amount, said["ground"])


def taker(dossier: Dossier) -> User:
    return holder(dossier.step_runs.earliest("pk"))


def pay_all(dossier: Dossier, user: User) -> None:
    for charge in dossier.charges.filter(state=S.DUE):
        settle_charge(user, dossier.pk, charge.pk)


def to_payment(land: Dossier) -> StepRun:
    """The tax notice is out with both taxes set: money is waited for."""
    notice = open_run(land, "tax_notice")
    sets(notice)
    sets(notice, 2_000_000, "income_tax")
    end(notice, findings=answers_of(LAND))
    return open_run(land, "tax_payment")


# --- One word for all charges ---------------------------------------------------------------------------


@pytest.mark.pure
@pytest.mark.parametrize(
    ("states", "word"),
    [
        ([], MoneyState.NONE),
        ([S.DUE, S.WAIVED], MoneyState.DUE),
        ([S.DUE, S.PAID], MoneyState.PARTIAL),
        ([S.PAID, S.WAIVED], MoneyState.PAID),
        ([S.WAIVED], MoneyState.WAIVED),
        ([S.TO_REFUND, S.REFUNDED, S.WAIVED], MoneyState.TO_REFUND),
        ([S.REFUNDED, S.WAIVED], MoneyState.REFUNDED),
    ],
)
def test_one_word_for_all_charges(states: list[S], word: MoneyState) -> None:
    assert state_of(Charge(state=state) for state in states) == word


# --- Paid -----------------------------------------------------------------------------------------------


def test_a_fee_is_taken_once_against_a_receipt(permit: Dossier) -> None:
    assert permit.money_state == MoneyState.DUE
    (charge,) = permit.charges.all()
    settle_charge(taker(permit), permit.pk, charge.pk)
    receipts = permit.papers_issued.filter(kind=PaperKind.FEE_RECEIPT)
    entries = LedgerEntry.objects.filter(subject=permit.subject)
    before = (receipts.count(), entries.count())
    settle_charge(taker(permit), permit.pk, charge.pk)
    assert (receipts.count(), entries.count()) == before == (1, before[1])
    assert fresh(permit).money_state == MoneyState.PAID


def test_only_the_counter_or_finance_takes_it(permit: Dossier) -> None:
    (charge,) = permit.charges.all()
    run = permit.step_runs.filter(closed_at=None).earliest("pk")
    officer = taker(permit)
    for user in [*outsiders(run), holder(run), dismissed(officer)]:
        with refused(Denied):
            settle_charge(user, permit.pk, charge.pk)


def test_a_charge_of_another_dossier_is_none(permit: Dossier) -> None:
    assert permit.owner
    other = accepted(filed(permit.owner, COPIES))
    with refused(Denied):
        settle_charge(taker(permit), permit.pk, other.charges.earliest("pk").pk)


# --- Set by another office ------------------------------------------------------------------------------


def test_the_tax_office_sets_what_is_due_by_its_notice(land: Dossier) -> None:
    notice = open_run(land, "tax_notice")
    sets(notice)
    charge = land.charges.get(rule="registration_tax")
    assert (charge.amount, charge.state, charge.set_by, charge.ground) == (5_000_000, S.DUE, holder(notice), NOTICE)
    assert fresh(land).money_state == MoneyState.PARTIAL
    assert "5.000.000 đồng" in land.notices.get(moment="charge_set").body
    assert LedgerEntry.objects.filter(subject=land.subject, event="charge.set").count() == 1


def test_set_anew_while_nothing_was_paid(land: Dossier) -> None:
    notice = open_run(land, "tax_notice")
    sets(notice)
    sets(notice, 4_000_000)
    assert land.charges.get(rule="registration_tax").amount == 4_000_000
    sets(notice, 0)
    assert land.charges.get(rule="registration_tax").state == S.WAIVED


@pytest.mark.parametrize(("amount", "ground"), [(None, NOTICE), (-1, NOTICE), (10**13, NOTICE), (1000, " ")])
def test_an_amount_and_a_document(land: Dossier, amount: int | None, ground: str) -> None:
    with refused(Invalid):
        sets(open_run(land, "tax_notice"), amount, ground=ground)


def test_what_the_rules_set_nobody_sets(land: Dossier) -> None:
    for rule in ("certificate_person", "unknown"):
        with refused(Denied):
            sets(open_run(land, "tax_notice"), rule=rule)


def test_only_who_holds_the_step_sets_it(land: Dossier) -> None:
    notice = open_run(land, "tax_notice")
    officer = holder(notice)
    for user in [*outsiders(notice), dismissed(officer)]:
        with refused(Denied):
            sets(notice, user=user)


def test_not_from_a_stale_page_nor_when_the_step_ended(land: Dossier) -> None:
    notice = open_run(land, "tax_notice")
    officer, seen = holder(notice), fresh(land).revision
    sets(notice, seen=seen)
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        sets(notice, seen=seen)
    end(notice, findings=answers_of(LAND))
    with refused(Conflict, "hoàn thành"):
        sets(notice, user=officer)


# --- The payment step -----------------------------------------------------------------------------------


def test_the_payment_step_asks_for_money_and_the_clock_stands(land: Dossier) -> None:
    run = to_payment(land)
    dossier = fresh(land)
    assert dossier.status == Status.AWAITING_PAYMENT
    assert dossier.paused_at == run.opened_at
    pause = run.pauses.get()
    assert (pause.reason, pause.name) == (PAYMENT, "Chờ người sử dụng đất nộp tiền")
    assert pause.until == due_at(run.opened_at, Term(Mode.CALENDAR_DAYS, Decimal(30)), calendar_of(dossier))
    assert "7.000.000 đồng" in land.notices.get(moment="to_pay").body


def test_who_does_not_pay_in_time_holds_the_clock_no_longer(land: Dossier) -> None:
    pause = to_payment(land).pauses.get()
    assert pause.until
    with time_machine.travel(pause.until + timedelta(minutes=1)):
        resume_by_itself(pause.pk)
    dossier = fresh(land)
    assert (dossier.paused_at, dossier.status) == (None, Status.AWAITING_PAYMENT)


def test_paid_it_ends_by_itself_and_the_clock_runs_on(land: Dossier) -> None:
    run = to_payment(land)
    Dossier.objects.filter(pk=land.pk).update(findings=fresh(land).findings | PAID_BY)
    due = fresh(land).due_at
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        pay_all(land, holder(run))
        dossier = fresh(land)
        run.refresh_from_db()
        assert (run.outcome, run.closed_by, dossier.money_state) == ("DONE", holder(run), MoneyState.PAID)
        assert dossier.paused_at is None
        assert dossier.due_at and due and dossier.due_at > due + timedelta(days=6)
        assert dossier.due_at == recomputed(dossier)
        assert dossier.status == Status.PROCESSING


def test_what_its_officer_must_record_is_waited_for(land: Dossier) -> None:
    run = to_payment(land)
    pay_all(land, holder(run))
    run.refresh_from_db()
    assert run.is_open
    complete_step(holder(run), land.pk, run.pk, fresh(land).revision, "DONE", "", PAID_BY)
    assert fresh(land).paused_at is None


def test_it_is_not_done_before_it_is_paid(land: Dossier) -> None:
    run = to_payment(land)
    with refused(Conflict, "chưa thu"):
        complete_step(holder(run), land.pk, run.pk, fresh(land).revision, "DONE", "", PAID_BY)


def test_where_a_payment_is_open_its_office_takes_the_money(land: Dossier) -> None:
    charge = land.charges.filter(state=S.PAID).earliest("pk")
    run = open_run(land, "tax_notice")
    assert run.agency
    finance = trusted("thungan", Role.FINANCE, run.agency)
    with refused(Denied):
        settle_charge(finance, land.pk, charge.pk)
    run = to_payment(land)
    pay_all(land, finance)
    assert fresh(land).money_state == MoneyState.PAID


# --- Given back -----------------------------------------------------------------------------------------


def test_finance_gives_back_once_what_is_to_go_back(permit: Dossier) -> None:
    charge, finance = _to_refund(permit)
    refund_charge(finance, permit.pk, charge.pk)
    refund_charge(finance, permit.pk, charge.pk)
    charge.refresh_from_db()
    assert (charge.state, fresh(permit).money_state) == (S.REFUNDED, MoneyState.REFUNDED)
    assert LedgerEntry.objects.filter(subject=permit.subject, event="charge.refunded").count() == 1


def test_what_is_not_to_go_back_stays(permit: Dossier) -> None:
    charge, finance = _to_refund(permit)
    Charge.objects.filter(pk=charge.pk).update(state=S.PAID)
    with refused(Conflict, "không phải hoàn trả"):
        refund_charge(finance, permit.pk, charge.pk)


def test_only_finance_gives_back(permit: Dossier) -> None:
    charge, finance = _to_refund(permit)
    for user in [taker(permit), dismissed(finance)]:
        with refused(Denied):
            refund_charge(user, permit.pk, charge.pk)


def _to_refund(permit: Dossier) -> tuple[Charge, User]:
    assert permit.receiving_agency
    finance = trusted("thungan", Role.FINANCE, permit.receiving_agency)
    (charge,) = permit.charges.all()
    settle_charge(finance, permit.pk, charge.pk)
    Charge.objects.filter(pk=charge.pk).update(state=S.TO_REFUND)
    return charge, finance


def test_nothing_to_pay_is_said_so(db: None) -> None:
    assert accepted(filed(open_city(), DISABILITY)).money_state == MoneyState.NONE


@pytest.mark.parametrize("waived", [True, False])
def test_a_payment_right_after_the_counter_waits_only_for_what_is_due(db: None, waived: bool) -> None:
    citizen = open_city()
    _pay_first(waived)
    dossier = accepted(filed(citizen, BUILDING))
    paying = dossier.step_runs.get(step="paying")
    assert (paying.is_open, dossier.status == Status.AWAITING_PAYMENT) == (not waived, not waived)
    pay_all(dossier, taker(dossier))
    assert open_run(dossier, "appraisal").is_open
    assert fresh(dossier).status == Status.PROCESSING


def _pay_first(waived: bool) -> None:
    """A next version that asks for the money before anything is looked at; without fees where they are waived."""
    current = Procedure.objects.select_related("current").get(code=BUILDING).current
    assert current
    document = json.loads(current.document)
    step = {"type": "step", "code": "paying", "name": {"vi": "Nộp lệ phí", "en": "Payment"}, "kind": "PAYMENT"}
    step |= {"unit": {"at": "RECEIVING"}, "role": "RECEPTION", "allowance": "8"}
    document["process"]["blocks"].insert(1, step)
    document["fees"] = [] if waived else document["fees"]
    document["examples"] = [document["examples"][0] | {"expect": {}}]
    publish(read_definition(document))
