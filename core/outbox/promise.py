"""Promising a job."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from core.outbox.jobs import registered
from core.outbox.row import OutboxRow


def promise(job: str, key: str, /, *, at: datetime | None = None, **args: Any) -> None:
    """Promises that `job(**args)` runs once, not before `at` (UTC instant; None: now). A key is promised once."""
    if not connection.in_atomic_block:
        raise RuntimeError("a job is promised in the transaction of the change that causes it")
    registered(job)
    row = OutboxRow(job=job, key=key, args=args, available_at=at or timezone.now())
    OutboxRow.objects.bulk_create([row], ignore_conflicts=True)
