"""The outbox: promised once, performed once, whatever the messages do."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from core.models import GivenAnswer, OutboxRow
from core.outbox import Effect, job, promise
from core.outbox.perform import MAX_ATTEMPTS, perform

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.models]


@job("test.write")
def write(key: str) -> Effect:
    """An effect that can be counted: a row."""
    return lambda: GivenAnswer.objects.create(key=key)


@job("test.half")
def half(key: str) -> Effect:
    """Fails in the middle of its effect."""

    def effect() -> None:
        GivenAnswer.objects.create(key=key)
        raise ValueError("half done")

    return effect


def promised(name: str = "test.write", key: str = "a") -> OutboxRow:
    with transaction.atomic():
        promise(name, f"{name}:{key}", key=key)
    return OutboxRow.objects.get(key=f"{name}:{key}")


def test_a_promise_goes_with_its_transaction() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        promise("test.write", "gone", key="x")
        raise ZeroDivisionError
    assert not OutboxRow.objects.exists()


def test_a_promise_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError):
        promise("test.write", "loose", key="x")


def test_the_same_promise_twice_is_one() -> None:
    promised()
    promised()
    assert OutboxRow.objects.count() == 1


def test_a_message_that_comes_five_times_has_one_effect() -> None:
    row = promised()
    for _time in range(5):
        perform(row.pk)
    row.refresh_from_db()
    assert row.done_at is not None
    assert row.attempts == 1
    assert GivenAnswer.objects.count() == 1


def test_a_job_in_other_hands_is_left_alone_until_the_lease_ends() -> None:
    row = promised()
    OutboxRow.objects.update(attempts=1, lease_until=timezone.now() + timedelta(seconds=30))
    perform(row.pk)
    assert not GivenAnswer.objects.exists()
    OutboxRow.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    perform(row.pk)
    assert GivenAnswer.objects.count() == 1


def test_a_worker_that_lost_its_lease_writes_nothing() -> None:
    """The effect of the slow worker is dropped: another one has claimed the row meanwhile."""
    row = promised()

    @job("test.slow")
    def slow(key: str) -> Effect:
        OutboxRow.objects.filter(pk=row.pk).update(attempts=9)
        return lambda: GivenAnswer.objects.create(key=key)

    OutboxRow.objects.update(job="test.slow")
    perform(row.pk)
    row.refresh_from_db()
    assert row.done_at is None
    assert not GivenAnswer.objects.exists()


def test_a_failure_leaves_no_half_effect_and_is_tried_again_later() -> None:
    row = promised("test.half")
    perform(row.pk)
    row.refresh_from_db()
    assert "half done" in row.error
    assert row.available_at > timezone.now()
    assert row.failed_at is None
    assert not GivenAnswer.objects.exists()


def test_a_job_that_always_fails_is_put_aside() -> None:
    row = promised("test.half")
    for _time in range(MAX_ATTEMPTS + 2):
        perform(row.pk)
    row.refresh_from_db()
    assert row.attempts == MAX_ATTEMPTS
    assert row.failed_at is not None
    assert not GivenAnswer.objects.exists()
