"""What must hold is found to hold of dossiers the actions made, and each of the corruptions planted is found."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import F
from django.utils import timezone

from accounts.models import RoleAssignment, User
from applications.actions.receive_at_counter import receive_at_counter
from applications.invariants import INVARIANTS, broken
from applications.models import Charge, Counter, Dossier, Notice, Paper, StepRun
from applications.models.paper import PaperKind
from applications.status import DeliveryState, Status
from core.ledger.guards import unguard
from core.models import Blob, LedgerEntry, OutboxRow
from tests.applications.stories import (
    BIRTH,
    BUILDING,
    COPIES,
    NEWBORN,
    accepted,
    ask_for_supplement,
    filed,
    open_city,
    work,
)
from tests.applications.walk_ins import clerk, served

HOUR = timedelta(hours=1)


@pytest.fixture
def lived(db: None) -> User:
    """Dossiers at several points of their lives."""
    citizen = open_city()
    work(accepted(filed(citizen, COPIES)))
    ask_for_supplement(filed(citizen, BIRTH))
    work(accepted(filed(citizen, NEWBORN)), until="insurance_handling")
    accepted(filed(citizen, BUILDING))
    receive_at_counter(clerk(), served(COPIES).pk)
    return citizen


def ended() -> Dossier:
    return Dossier.objects.get(status=Status.RETURNED)


def underway() -> Dossier:
    return Dossier.objects.filter(status=Status.PROCESSING).earliest("pk")


def entries(event: str) -> LedgerEntry:
    return LedgerEntry.objects.filter(subject__startswith="dossier:", event=event).earliest("pk")


def lose_filing() -> None:
    unguard(connection)
    entries("dossier.submitted").delete()


def delete_dossier() -> None:
    dossier = ended()
    Paper.objects.filter(dossier=dossier).update(dossier=None)
    dossier.delete()


def close_open_step() -> None:
    run = underway().step_runs.filter(closed_at=None).earliest("pk")
    StepRun.objects.filter(pk=run.pk).update(closed_at=timezone.now(), outcome="DONE")


def tell_step_twice() -> None:
    told = entries("step.completed")
    last = LedgerEntry.objects.filter(subject=told.subject).latest("seq")
    again = LedgerEntry(
        subject=told.subject, seq=last.seq + 1, at=timezone.now(), event=told.event, actor=told.actor, data=told.data,
        prev_hash=last.hash,
    )  # fmt: skip
    again.hash = again.computed_hash()
    again.save()


def leave_lease() -> None:
    row = OutboxRow.objects.filter(done_at=None).earliest("pk")
    OutboxRow.objects.filter(pk=row.pk).update(lease_until=timezone.now() - HOUR)


def flip_ledger() -> None:
    unguard(connection)
    LedgerEntry.objects.filter(pk=entries("dossier.accepted").pk).update(actor="user:0")


def change_status() -> None:
    Dossier.objects.filter(pk=ended().pk).update(status=Status.PROCESSING)


def lose_receipt() -> None:
    Paper.objects.filter(dossier=ended(), kind=PaperKind.RECEIPT).delete()


def flip_file() -> None:
    path: Path = Blob.objects.earliest("pk").path
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"X")


def skip_number() -> None:
    code = str(ended().code)
    Counter.objects.filter(series=code.rpartition("-")[0]).update(last=F("last") + 1)


def forget_payment() -> None:
    Charge.objects.filter(dossier=ended()).update(state=Charge.State.DUE)


def give_job_up() -> None:
    row = OutboxRow.objects.filter(done_at=None).earliest("pk")
    OutboxRow.objects.filter(pk=row.pk).update(failed_at=timezone.now(), error="Oops")


def tell_twice() -> None:
    notice = Notice.objects.filter(moment="accepted").earliest("pk")
    notice.pk = None
    notice.save()


def name_somebody() -> None:
    dossier = ended()
    last = LedgerEntry.objects.filter(subject=dossier.subject).latest("seq")
    entry = LedgerEntry(
        subject=dossier.subject, seq=last.seq + 1, at=timezone.now(), event="dossier.noted", actor="system",
        data={"of": dossier.applicant_name}, prev_hash=last.hash,
    )  # fmt: skip
    entry.hash = entry.computed_hash()
    entry.save()


def move_due() -> None:
    Dossier.objects.filter(pk=underway().pk).update(due_at=F("due_at") + HOUR)


def end_right() -> None:
    run = StepRun.objects.exclude(closed_by=None).exclude(agency=None).latest("pk")
    assert run.closed_at is not None
    held = RoleAssignment.objects.filter(user=run.closed_by_id)
    held.update(valid_from=run.closed_at - 2 * HOUR, valid_to=run.closed_at - HOUR)


def work_by_itself() -> None:
    Dossier.objects.filter(pk=underway().pk).update(status=Status.AWAITING_PAYMENT)


def forget_a_due_change() -> None:
    dossier = underway()
    Dossier.objects.filter(pk=dossier.pk).update(original_due_at=F("original_due_at") - HOUR)


def lose_a_delivery() -> None:
    Dossier.objects.filter(pk=ended().pk).update(delivery_state=DeliveryState.WAITING)


def wait_for_nothing() -> None:
    StepRun.objects.filter(pk=underway().step_runs.filter(closed_at=None).earliest("pk").pk).update(
        waiting_since=timezone.now()
    )


def stand_for_nothing() -> None:
    Dossier.objects.filter(pk=underway().pk).update(paused_at=timezone.now())


CORRUPTIONS: dict[str, Callable[[], None]] = {
    "submitted_once": lose_filing,
    "nothing_unasked": delete_dossier,
    "frontier": close_open_step,
    "steps_once": tell_step_twice,
    "leases": leave_lease,
    "chains": flip_ledger,
    "status": change_status,
    "papers": lose_receipt,
    "files": flip_file,
    "numbers": skip_number,
    "money": forget_payment,
    "jobs": give_job_up,
    "notices": tell_twice,
    "personal": name_somebody,
    "deadlines": move_due,
    "working": work_by_itself,
    "due_log": forget_a_due_change,
    "delivery": lose_a_delivery,
    "waits": wait_for_nothing,
    "pauses": stand_for_nothing,
    "rights": end_right,
}


def test_what_the_actions_made_holds_and_looking_changes_nothing(lived: User) -> None:
    before = LedgerEntry.objects.count(), OutboxRow.objects.count()
    said = StringIO()
    call_command("check_invariants", stdout=said)
    assert said.getvalue().count("ok  ") == len(INVARIANTS) == 21
    assert (LedgerEntry.objects.count(), OutboxRow.objects.count()) == before


@pytest.mark.parametrize("code", [each.code for each in INVARIANTS])
def test_a_planted_corruption_is_found(code: str, lived: User) -> None:
    assert list(broken()) == []
    CORRUPTIONS[code]()
    assert code in {invariant.code for invariant, _sentence in broken()}


def test_the_command_ends_with_a_failure_that_names_what_broke(lived: User) -> None:
    move_due()
    told, complained = StringIO(), StringIO()
    with pytest.raises(CommandError):
        call_command("check_invariants", stdout=told, stderr=complained)
    assert "FAIL deadlines" in told.getvalue()
    assert underway().subject in complained.getvalue()
