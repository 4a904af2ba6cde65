"""The legal clock stands by pauses alone, runs again where it was, and its log says why."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from accounts.models import RoleAssignment, User
from applications.actions.move_version import move_version, undo_move
from applications.actions.pause import pause
from applications.actions.resume import resume, resume_by_itself
from applications.deadlines import hold_together, recomputed
from applications.models import Dossier, DueChange, Pause, StepRun
from core.errors import Conflict, Denied, Invalid
from core.models import LedgerEntry, OutboxRow
from procedures.definition import read_definition
from procedures.models import Procedure
from procedures.publishing import publish
from procedures.versions import definition_of
from tests.applications.refusals import refused
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    NEWBORN,
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

ABSENT, FURTHER = "owner_absent", "further_completion"


@pytest.fixture
def dossier(db: None, clock: time_machine.Traveller) -> Dossier:
    """A building permit of 7 working days, being appraised since Monday morning."""
    return accepted(filed(open_city(), BUILDING))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+07:00")


def stand(dossier: Dossier, reason: str = ABSENT, until: datetime | None = None, step: str = "") -> StepRun:
    run = open_run(dossier, step) if step else dossier.step_runs.get(closed_at=None)
    pause(holder(run), dossier.pk, run.pk, fresh(dossier).revision, reason, until=until)
    return StepRun.objects.get(pk=run.pk)


def go_on(run: StepRun) -> None:
    resume(holder(run), run.dossier_id, run.pk, fresh(run.dossier).revision)


def assert_told_true(dossier: Dossier) -> None:
    now = fresh(dossier)
    assert now.due_at == recomputed(now)
    assert hold_together(now, list(now.due_changes.all()))


def events(dossier: Dossier) -> list[str]:
    return list(LedgerEntry.objects.filter(subject=dossier.subject).order_by("seq").values_list("event", flat=True))


def test_time_that_stands_does_not_count(dossier: Dossier, clock: time_machine.Traveller) -> None:
    assert dossier.due_at == dossier.original_due_at == dossier.appointed_at == at("12-09T17:00")
    run = stand(dossier)
    assert fresh(dossier).paused_at == at("11-30T07:30")
    assert StepRun.objects.get(pk=run.pk).clock_at is None
    clock.move_to(at("12-02T10:00"))
    go_on(run)
    after = fresh(dossier)
    assert after.paused_at is None
    assert after.original_due_at == at("12-09T17:00")
    assert after.due_at == after.appointed_at == at("12-14T10:00")
    change = DueChange.objects.get()
    assert (change.before, change.after, change.cause) == (at("12-09T17:00"), after.due_at, "PAUSE")
    assert change.ground.startswith("Chờ chủ đầu tư") and change.by == change.approved_by == holder(run)
    assert events(dossier)[-2:] == ["clock.paused", "clock.resumed"]
    assert_told_true(dossier)


def test_it_ends_by_itself_at_its_latest_even_heard_late(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = stand(dossier, FURTHER)
    standing = Pause.objects.get()
    assert standing.until == at("12-07T17:00")
    row = OutboxRow.objects.get(job="pause.end")
    assert (row.available_at, row.args) == (standing.until, {"pause_id": standing.pk})
    resume_by_itself(standing.pk)  # too early
    assert fresh(dossier).paused_at
    clock.move_to(at("12-09T09:00"))
    resume_by_itself(standing.pk)
    resume_by_itself(standing.pk)
    standing.refresh_from_db()
    assert standing.ended_at == standing.until and standing.ended_by is None
    assert fresh(dossier).due_at == at("12-17T17:00")
    assert events(dossier).count("clock.resumed") == 1
    assert StepRun.objects.get(pk=run.pk).is_open
    assert_told_true(dossier)


def test_a_pause_may_be_shorter_never_longer(dossier: Dossier) -> None:
    with refused(Invalid, "thời điểm kết thúc"):
        stand(dossier, FURTHER, at("12-08T08:00"))
    with refused(Invalid, "thời điểm kết thúc"):
        stand(dossier, FURTHER, timezone.now())
    stand(dossier, FURTHER, at("12-01T17:00"))
    assert Pause.objects.get().until == at("12-01T17:00")


def test_only_for_a_reason_of_the_version(dossier: Dossier) -> None:
    with refused(Invalid, "lý do"):
        stand(dossier, "mending")


def test_a_step_stands_once_and_runs_on_once(dossier: Dossier) -> None:
    run = stand(dossier)
    with refused(Conflict, "đang tạm dừng: Chờ chủ đầu tư"):
        stand(dossier)
    go_on(run)
    with refused(Conflict, "không tạm dừng"):
        go_on(run)


def test_before_acceptance_and_after_the_result_no_clock_runs(db: None, clock: time_machine.Traveller) -> None:
    dossier = filed(open_city(), BUILDING)
    with refused(Conflict, "không chạy"):
        stand(dossier)
    work(accepted(dossier), until="return")
    with refused(Conflict, "không chạy"):
        stand(dossier)


def test_strangers_and_rights_just_ended_stop_no_clock(dossier: Dossier) -> None:
    run = dossier.step_runs.get(closed_at=None)
    officer, revision = holder(run), fresh(dossier).revision
    for stranger in ("congdan", "lanhdao", "congan", "giamsat", "kythuat"):
        with refused(Denied):
            pause(User.objects.get(username=stranger), dossier.pk, run.pk, revision, ABSENT)
    RoleAssignment.objects.filter(user=officer).update(valid_to=timezone.now() - timedelta(minutes=1))
    with refused(Denied):
        pause(officer, dossier.pk, run.pk, revision, ABSENT)


def test_a_stale_page_stops_no_clock(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = dossier.step_runs.get(closed_at=None)
    stale = fresh(dossier).revision
    go_on(stand(dossier))
    with refused(Conflict, "vừa cập nhật hồ sơ này"):
        pause(holder(run), dossier.pk, run.pk, stale, ABSENT)


def test_ending_the_step_ends_what_stood_on_its_account(dossier: Dossier, clock: time_machine.Traveller) -> None:
    run = stand(dossier)
    clock.move_to(at("12-01T07:30"))
    end(run, findings={"needs_planning": False, "needs_fire": False, "needs_heritage": False})
    assert fresh(dossier).paused_at is None and fresh(dossier).due_at == at("12-10T17:00")
    assert_told_true(dossier)


def test_a_supplement_pauses_by_the_versions_rule_and_only_then(
    dossier: Dossier, clock: time_machine.Traveller
) -> None:
    ask_for_supplement(dossier)
    standing = Pause.objects.get()
    assert (standing.reason, standing.until, fresh(dossier).paused_at) == ("supplement", None, timezone.now())


def test_pauses_for_one_reason_are_together_no_longer_than_one_may_be(db: None, clock: time_machine.Traveller) -> None:
    """A verification takes three working days at most, in however many pauses."""
    dossier = accepted(filed(open_city(), BIRTH))
    first = stand(dossier, "verification")
    clock.shift(timedelta(days=2))
    go_on(first)
    second = stand(dossier, "verification")
    assert second.pauses.latest("pk").until == at("12-03T17:00")
    clock.shift(timedelta(days=3))
    go_on(second)
    with refused(Conflict, "lâu nhất mà thủ tục cho phép"):
        stand(dossier, "verification")
    changes = DueChange.objects.order_by("pk")
    assert {change.approved_by for change in changes} == {change.by for change in changes} == {holder(second)}
    assert_told_true(dossier)


def test_at_intake_no_clock_stands(db: None, clock: time_machine.Traveller) -> None:
    dossier = ask_for_supplement(filed(open_city(), BUILDING))
    assert not Pause.objects.exists() and dossier.paused_at is None


# --- Branches ---


@pytest.fixture
def branches(db: None, clock: time_machine.Traveller) -> Dossier:
    """A newborn's dossier with the police and the insurance at work."""
    dossier = accepted(filed(open_city(), NEWBORN))
    work(dossier, until="birth_issue")
    end(open_run(dossier, "birth_issue"))
    return fresh(dossier)


def test_the_clock_stands_from_the_first_to_the_last_and_moves_once(
    branches: Dossier, clock: time_machine.Traveller
) -> None:
    reason, due = "remote", branches.due_at
    police = stand(branches, reason, step="residence_handling")
    clock.shift(timedelta(days=1))
    insurance = stand(branches, reason, step="insurance_handling")
    assert fresh(branches).paused_at == at("11-30T07:30")
    clock.shift(timedelta(days=1))
    go_on(police)
    assert fresh(branches).paused_at == at("11-30T07:30") and fresh(branches).due_at == due
    assert recomputed(fresh(branches)) == due
    clock.shift(timedelta(days=1))
    go_on(insurance)
    assert fresh(branches).paused_at is None
    assert due and fresh(branches).due_at == due + timedelta(days=3)
    assert DueChange.objects.count() == 1
    assert_told_true(branches)


def test_one_branch_waits_alone(branches: Dossier, clock: time_machine.Traveller) -> None:
    ask_for_supplement(branches)
    waiting, other = open_run(branches, "residence_handling"), open_run(branches, "insurance_handling")
    assert waiting.waiting_since and other.waiting_since is None
    end(other, findings=answers_of(NEWBORN))
    assert fresh(branches).status == 5


def test_the_promise_stands_by_the_version_it_was_made_under(dossier: Dossier, clock: time_machine.Traveller) -> None:
    current = Procedure.objects.get(code=BUILDING).current
    assert current is not None
    raw = definition_of(current).model_dump(mode="json", by_alias=True)
    for case in raw["cases"]:
        case["term"]["amount"] = "20"
    for example in raw["examples"]:
        example["expect"]["due_at"] = None
    clock.shift(timedelta(minutes=1))
    longer = publish(read_definition(raw))
    publisher = User.objects.get(username="congbo")
    move = move_version(publisher, dossier.pk, longer, uuid4(), "Người nộp đề nghị theo quy định mới.")
    assert fresh(dossier).due_at == dossier.due_at
    assert_told_true(dossier)
    run = stand(fresh(dossier))
    clock.move_to(at("12-02T10:00"))
    go_on(run)
    assert_told_true(dossier)
    undo_move(publisher, move)
    assert_told_true(dossier)
