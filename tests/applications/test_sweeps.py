"""What time alone brings about: found by sweeps, done once by jobs, whatever runs twice, late or not at all."""

import json
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, OperationalError, connection, connections
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.roles import Role
from applications.actions.answer_supplement import answer_supplement
from applications.actions.complete_step import complete_step
from applications.actions.pause import pause
from applications.actions.propose_extension import propose_extension
from applications.actions.resume import resume
from applications.actions.time_out_step import time_out_step
from applications.actions.withdraw import withdraw
from applications.deadlines import recomputed
from applications.models import Dossier, Extension, StepRun
from applications.models.step_run import Outcome
from applications.status import Status
from core.errors import Denied
from core.models import LedgerEntry, OutboxRow
from core.outbox import sweeps
from core.outbox.perform import perform
from core.outbox.sweeps import sweep_all
from procedures.definition import read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.versions import definition_of
from processes import eventually
from tests.applications.desk_pages import Desk
from tests.applications.refusals import refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    SAME,
    accepted,
    answers_of,
    ask_for_supplement,
    end,
    filed,
    fresh,
    holder,
    open_city,
    open_run,
    work,
)

DUE = datetime.fromisoformat("2026-12-09T17:00:00+07:00")


@pytest.fixture
def dossier(db: None, clock: time_machine.Traveller) -> Dossier:
    return accepted(filed(open_city(), BUILDING))


def sweep_and_work() -> None:
    """Two sweeps, as two relays would; then the worker does what is due, each bell rung twice."""
    sweep_all(timezone.now())
    sweep_all(timezone.now())
    due = OutboxRow.objects.filter(done_at=None, available_at__lte=timezone.now())
    for pk in list(due.exclude(job__in=["paper.print", "notice.mail"]).values_list("pk", flat=True)):
        perform(pk)
        perform(pk)
    assert not OutboxRow.objects.exclude(failed_at=None).exists()


def told(dossier: Dossier, event: str) -> int:
    return LedgerEntry.objects.filter(subject=dossier.subject, event=event).count()


def test_steady_state_costs_a_few_indexed_queries(
    dossier: Dossier, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = OutboxRow.objects.count()
    with django_assert_max_num_queries(20) as asked:  # each look in its savepoint
        sweep_all(timezone.now())
    looks = [each["sql"] for each in asked.captured_queries if each["sql"].startswith("SELECT")]
    assert len(looks) <= 8
    assert OutboxRow.objects.count() == rows


def test_due_soon_is_marked_once_and_again_for_a_new_moment(dossier: Dossier, clock: time_machine.Traveller) -> None:
    sweep_and_work()
    assert fresh(dossier).warned_at is None
    clock.move_to(DUE - timedelta(hours=6))
    revision = fresh(dossier).revision
    sweep_and_work()
    warned = fresh(dossier)
    assert warned.warned_at == timezone.now() and warned.revision == revision
    clock.shift(timedelta(hours=1))
    sweep_and_work()
    assert fresh(dossier).warned_at == warned.warned_at


def test_what_was_accepted_a_moment_ago_is_not_due_soon(db: None, clock: time_machine.Traveller) -> None:
    clock.move_to("2026-11-30T10:00:00+07:00")
    same_day = accepted(filed(open_city(), COPIES))
    sweep_and_work()
    assert fresh(same_day).warned_at is None
    clock.move_to("2026-11-30T15:30:00+07:00")
    sweep_and_work()
    assert fresh(same_day).warned_at


def test_overdue_is_written_down_and_told_once(dossier: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(DUE)
    sweep_and_work()
    assert fresh(dossier).overdue_at is None
    clock.shift(timedelta(seconds=1))
    sweep_and_work()
    clock.shift(timedelta(hours=3))
    sweep_and_work()
    late = fresh(dossier)
    assert late.overdue_at == DUE + timedelta(seconds=1) and late.status == Status.PROCESSING
    assert told(dossier, "dossier.overdue") == 1
    assert late.notices.filter(moment="overdue").count() == 1


def test_being_late_keeps_nobody_from_the_result(dossier: Dossier, clock: time_machine.Traveller) -> None:
    clock.move_to(DUE + timedelta(days=1))
    sweep_and_work()
    assert work(dossier).status == Status.RETURNED
    assert fresh(dossier).is_overdue


def test_a_clock_that_stands_is_neither_soon_nor_late(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "owner_absent")
    clock.move_to(DUE + timedelta(days=60))
    sweep_and_work()
    assert fresh(dossier).overdue_at is None and fresh(dossier).warned_at is None


def test_what_got_time_between_look_and_job_is_found_again_later(
    dossier: Dossier, clock: time_machine.Traveller
) -> None:
    clock.move_to(DUE + timedelta(minutes=1))
    sweep_all(timezone.now())
    row = OutboxRow.objects.get(job="clock.overdue")
    run = dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "owner_absent")
    perform(row.pk)
    assert fresh(dossier).overdue_at is None
    resume(holder(run), dossier.pk, run.pk, fresh(dossier).revision)
    sweep_and_work()
    assert fresh(dossier).overdue_at and told(dossier, "dossier.overdue") == 1


def test_a_proposal_to_extend_lapses_when_it_is_late(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = dossier.step_runs.get(closed_at=None)
    propose_extension(holder(run), dossier.pk, run.pk, fresh(dossier).revision, Decimal(3), "Chờ ý kiến quy hoạch.")
    clock.move_to(DUE + timedelta(minutes=1))
    sweep_and_work()
    assert Extension.objects.get().granted is False


def test_a_filing_nobody_answers_in_8_working_hours(db: None, clock: time_machine.Traveller) -> None:
    dossier = filed(open_city(), BUILDING)
    clock.move_to("2026-11-30T17:00:00+07:00")
    sweep_and_work()
    assert fresh(dossier).warned_at is None
    clock.move_to("2026-12-01T07:30:00+07:00")
    sweep_and_work()
    clock.shift(timedelta(hours=5))
    sweep_and_work()
    assert told(dossier, "dossier.unanswered") == 1
    assert fresh(dossier).notices.filter(moment="unanswered").count() == 1
    assert accepted(fresh(dossier)).warned_at is None


def test_a_second_silence_at_intake_is_told_too_but_not_of_what_is_asked_back(
    db: None, clock: time_machine.Traveller
) -> None:
    citizen = open_city()
    dossier, other = filed(citizen, BUILDING), filed(citizen, BUILDING)
    withdraw(citizen, other.pk, "Tôi không xây nhà nữa.")
    clock.move_to("2026-12-01T07:30:00+07:00")
    sweep_and_work()
    assert (told(dossier, "dossier.unanswered"), told(other, "dossier.unanswered")) == (1, 0)
    ask_for_supplement(dossier)
    answer_supplement(citizen, dossier.pk, note=SAME)
    clock.move_to("2026-12-03T07:30:00+07:00")
    sweep_and_work()
    assert told(dossier, "dossier.unanswered") == 2


def test_a_filing_that_waits_for_its_applicant_is_not_late(db: None, clock: time_machine.Traveller) -> None:
    dossier = ask_for_supplement(filed(open_city(), BUILDING))
    clock.move_to("2026-12-05T09:00:00+07:00")
    sweep_and_work()
    assert told(dossier, "dossier.unanswered") == 0


def test_a_pause_whose_promise_was_lost_ends_all_the_same(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, "further_completion")
    OutboxRow.objects.filter(job="pause.end").delete()
    clock.move_to("2026-12-09T09:00:00+07:00")
    sweep_and_work()
    assert fresh(dossier).paused_at is None and told(dossier, "clock.resumed") == 1
    assert fresh(dossier).due_at == recomputed(fresh(dossier))


def test_a_silence_whose_promise_was_lost_is_heard(db: None, clock: time_machine.Traveller) -> None:
    dossier = work(accepted(filed(open_city(), BIRTH)), until="confirmation")
    OutboxRow.objects.filter(job="step.time_out").delete()
    silent = open_run(dossier, "confirmation")
    assert silent.timeout_at
    clock.move_to(silent.timeout_at + timedelta(seconds=20))
    sweep_and_work()
    assert StepRun.objects.get(pk=silent.pk).outcome == Outcome.CONFIRMED
    done = LedgerEntry.objects.filter(event="step.completed", data__step="confirmation")
    assert done.count() == 1


# --- Silence that is no answer ---


@pytest.fixture
def consulted(db: None, clock: time_machine.Traveller) -> StepRun:
    """The planning office is asked; by this version its silence goes to its head."""
    citizen = open_city()
    current = Procedure.objects.get(code=BUILDING).current
    assert current is not None
    raw = definition_of(current).model_dump_json(by_alias=True).replace('"CONSENT"', '"ESCALATE"')
    publish(read_definition(json.loads(raw)))
    dossier = accepted(filed(citizen, BUILDING))
    findings = answers_of(BUILDING) | {"needs_planning": True, "needs_fire": False, "needs_heritage": False}
    while not dossier.step_runs.filter(step="planning_opinion").exists():
        end(dossier.step_runs.get(closed_at=None), findings=findings)
    return open_run(dossier, "planning_opinion")


def test_silence_goes_to_the_head_and_the_step_stays_open(consulted: StepRun, clock: time_machine.Traveller) -> None:
    assert consulted.timeout_at
    before = holder(consulted)
    clock.move_to(consulted.timeout_at + timedelta(seconds=1))
    sweep_and_work()
    time_out_step(consulted.pk)
    run = StepRun.objects.get(pk=consulted.pk)
    assert run.is_open and (run.role, run.unit_id, run.assignee_id) == (Role.LEADER, None, None)
    assert run.escalated_at == timezone.now()
    dossier = fresh(run.dossier)
    assert told(dossier, "step.escalated") == 1
    assert dossier.notices.filter(moment="escalated").count() == 1
    with refused(Denied):
        complete_step(before, dossier.pk, run.pk, dossier.revision, "DONE", "", answers_of(BUILDING))
    end(run, findings={"planning_answer": "agree"})
    assert StepRun.objects.get(pk=run.pk).outcome == Outcome.DONE


def test_the_desk_tells_silence_as_the_version_has_it(consulted: StepRun, clock: time_machine.Traveller) -> None:
    assert "thì việc chuyển lên lãnh đạo cơ quan" in Desk(holder(consulted).username).open(consulted.dossier).text
    assert consulted.timeout_at
    clock.move_to(consulted.timeout_at + timedelta(seconds=1))
    sweep_and_work()
    head = holder(StepRun.objects.get(pk=consulted.pk))
    assert "Không trả lời trước" not in Desk(head.username).open(consulted.dossier).text


# --- The machinery ---


@pytest.mark.django_db
def test_one_sweep_that_fails_leaves_the_others_theirs_unless_the_database_is_away(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def breaks(_now: datetime) -> None:
        raise IntegrityError

    def is_away(_now: datetime) -> None:
        raise OperationalError

    sweeps.run(breaks, timezone.now())
    assert "sweep breaks failed" in caplog.text
    with pytest.raises(OperationalError):
        sweeps.run(is_away, timezone.now())


@pytest.mark.django_db(transaction=True)
def test_one_process_sweeps_at_a_time() -> None:
    other = connections.create_connection("default")
    other.settings_dict = connection.settings_dict
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(7041776103)")
        assert sweep_all(timezone.now()) is False
        cursor.execute("SELECT pg_advisory_unlock(7041776103)")
    other.close()
    assert sweep_all(timezone.now()) is True


@pytest.mark.django_db(transaction=True)
def test_relay_and_worker_bring_it_about_by_themselves(celery_worker: None) -> None:
    citizen: User = open_city()
    dossier = work(accepted(filed(citizen, BIRTH)), until="confirmation")
    run = open_run(dossier, "confirmation")
    StepRun.objects.filter(pk=run.pk).update(timeout_at=timezone.now() - timedelta(minutes=1))
    OutboxRow.objects.filter(job="step.time_out").delete()
    Dossier.objects.filter(pk=dossier.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    eventually(lambda: StepRun.objects.get(pk=run.pk).outcome == Outcome.CONFIRMED)
    eventually(lambda: fresh(dossier).overdue_at is not None)
    assert told(dossier, "dossier.overdue") == 1
