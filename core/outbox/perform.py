"""Performing one promised job: claim; work; effect and "done" together. A message may come zero, one or five times."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from core.outbox.jobs import Effect, long_lease_of, registered
from core.outbox.row import OutboxRow

logger = logging.getLogger(__name__)
# After so many failures in a row a person must look (core.outbox.retry).
MAX_ATTEMPTS = 5
LONGEST_PAUSE = timedelta(hours=1)


def perform(row_id: int) -> None:
    """Runs the job of this row unless it is done, given up, or in other hands."""
    row = _claim(row_id)
    if row is None:
        return
    try:
        _finish(row, registered(row.job)(**row.args))
    except Exception as error:  # whatever a job raises must end in its row, never in a lost message
        logger.exception("job %s failed (attempt %s)", row.key, row.attempts)
        _give_back(row, error)


def _claim(row_id: int) -> OutboxRow | None:
    now = timezone.now()
    lease = now + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    taken = OutboxRow.objects.filter(free, pk=row_id, done_at=None, failed_at=None).update(
        attempts=F("attempts") + 1, lease_until=lease, available_at=lease
    )
    return _with_its_lease(OutboxRow.objects.get(pk=row_id), now) if taken else None


def _with_its_lease(row: OutboxRow, now: datetime) -> OutboxRow:
    """A long job is held for as long as it may take."""
    if longer := long_lease_of(row.job):
        OutboxRow.objects.filter(pk=row.pk).update(lease_until=now + longer, available_at=now + longer)
    return row


def _finish(row: OutboxRow, effect: Effect) -> None:
    with transaction.atomic():
        held = OutboxRow.objects.select_for_update().filter(pk=row.pk, attempts=row.attempts, done_at=None).first()
        if held is None:
            return  # the lease ran out and somebody else took over: their effect counts, not ours
        if effect:
            effect()
        OutboxRow.objects.filter(pk=row.pk).update(done_at=timezone.now(), lease_until=None, error="")


def _give_back(row: OutboxRow, error: Exception) -> None:
    now = timezone.now()
    OutboxRow.objects.filter(pk=row.pk, attempts=row.attempts, done_at=None).update(
        lease_until=None,
        available_at=now + min(timedelta(seconds=2**row.attempts), LONGEST_PAUSE),
        failed_at=now if row.attempts % MAX_ATTEMPTS == 0 else None,
        error=f"{type(error).__name__}: {error}"[:2000],
    )
