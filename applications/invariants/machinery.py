"""The outbox."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from core.models import OutboxRow

GRACE = timedelta(minutes=2)


def leases() -> Iterator[str]:
    gone = timezone.now() - GRACE
    for row in OutboxRow.objects.filter(done_at=None, failed_at=None, lease_until__lt=gone):
        yield f"job {row.key}: in the hands of a worker that is gone since {row.lease_until}"


def jobs() -> Iterator[str]:
    overdue = timezone.now() - GRACE
    for row in OutboxRow.objects.filter(done_at=None).exclude(failed_at=None):
        yield f"job {row.key}: given up: {row.error}"
    for row in OutboxRow.objects.filter(done_at=None, failed_at=None, lease_until=None, available_at__lt=overdue):
        yield f"job {row.key}: nobody has taken it since {row.available_at}"
