"""Whatever is done to the clock, in whatever order, the due moment can be told again from what happened."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import RoleAssignment
from accounts.roles import Role
from applications.actions.answer_supplement import answer_supplement
from applications.actions.decide_extension import decide_extension
from applications.actions.pause import pause
from applications.actions.propose_extension import propose_extension
from applications.actions.resume import resume, resume_by_itself
from applications.deadlines import hold_together, recomputed
from applications.models import Dossier, Extension, Pause, StepRun
from core.errors import Conflict, Denied
from core.ledger.verify import findings
from tests.applications.stories import (
    NEWBORN,
    SAME,
    accepted,
    ask_for_supplement,
    end,
    filed,
    fresh,
    holder,
    in_one_office,
    open_city,
    open_run,
    work,
)

MONDAY = datetime.fromisoformat("2026-11-30T07:30:00+07:00")
REASON = "Cần thêm thời gian thẩm tra."
POLICE, INSURANCE = "residence_handling", "insurance_handling"


def run_of(dossier: Dossier, step: str) -> StepRun:
    return StepRun.objects.select_related("agency").get(dossier=dossier, step=step)


def stop(dossier: Dossier, step: str) -> None:
    run, reason = open_run(dossier, step), dossier.definition.deadline.pause_reasons[0]
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, reason.id)


def go_on(dossier: Dossier, step: str) -> None:
    run = open_run(dossier, step)
    resume(holder(run), dossier.pk, run.pk, fresh(dossier).revision)


def extend(dossier: Dossier, step: str) -> None:
    run = run_of(dossier, step)
    propose_extension(holder(run), dossier.pk, run.pk, fresh(dossier).revision, Decimal(2), REASON)


def decide(dossier: Dossier, _step: str) -> None:
    for extension in Extension.objects.filter(dossier=dossier, granted=None).select_related("step_run__agency"):
        agency = extension.step_run.agency
        assert agency is not None
        head = RoleAssignment.objects.holders(Role.LEADER, agency)[0]
        decide_extension(head, dossier.pk, extension.pk, fresh(dossier).revision, True)


def ask(dossier: Dossier, _step: str) -> None:
    ask_for_supplement(dossier)


def answer(dossier: Dossier, _step: str) -> None:
    assert dossier.owner is not None
    answer_supplement(dossier.owner, dossier.pk, note=SAME)


def finish(dossier: Dossier, step: str) -> None:
    end(open_run(dossier, step), "PROPOSED", "Không đủ điều kiện giải quyết.")


def hear(dossier: Dossier, _step: str) -> None:
    for standing in Pause.objects.filter(dossier=dossier, ended_at=None):
        resume_by_itself(standing.pk)


ACTS: list[Callable[[Dossier, str], None]] = [stop, go_on, extend, decide, ask, answer, hear, finish]
DOING = st.tuples(st.sampled_from(ACTS), st.sampled_from([POLICE, INSURANCE]), st.integers(0, 40 * 60))


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(doings=st.lists(DOING, min_size=3, max_size=10))
def test_the_due_moment_is_told_again_from_what_happened(at_work: Dossier, doings: list) -> None:
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False) as clock, transaction.atomic():
        for act, step, minutes in doings:
            clock.shift(timedelta(minutes=minutes))
            with suppress(Conflict, Denied, StepRun.DoesNotExist), transaction.atomic():
                act(at_work, step)
            assert_told_true(at_work)
        transaction.set_rollback(True)


def assert_told_true(dossier: Dossier) -> None:
    now = fresh(dossier)
    assert now.due_at == recomputed(now)
    assert hold_together(now, list(now.due_changes.all()))
    assert now.original_due_at == dossier.original_due_at
    open_pauses = now.pauses.filter(ended_at=None)
    assert bool(now.paused_at) == open_pauses.exists()
    assert not open_pauses.exclude(step_run__closed_at=None).exists()
    assert not list(findings(now.subject))


@pytest.fixture
def at_work(db: None) -> Dossier:
    """A newborn's dossier with residence and insurance at work, both in the office that decides."""
    with time_machine.travel(MONDAY, tick=False):
        citizen = open_city()
        in_one_office(NEWBORN)
        dossier = accepted(filed(citizen, NEWBORN))
        work(dossier, until="birth_issue")
        end(open_run(dossier, "birth_issue"))
        return fresh(dossier)
