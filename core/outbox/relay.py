"""The relay: sweeps, and rings the worker for each open row whose time has come. It alone talks to the broker."""

import logging
import math
import threading
import time
from datetime import timedelta

from django.conf import settings
from django.db import close_old_connections, transaction
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerDown

from core.outbox.jobs import long_lease_of
from core.outbox.row import OutboxRow
from core.outbox.sweeps import EVERY_SECONDS, sweep_all
from core.outbox.tasks import perform_job

logger = logging.getLogger(__name__)
BATCH = 200
IDLE_SECONDS = 0.05


def ring() -> int:
    """Hands the due rows to the broker; how many. A row whose bell was lost is rung again after the lease time."""
    now = timezone.now()
    due = OutboxRow.objects.filter(done_at=None, failed_at=None, available_at__lte=now).order_by("available_at")
    if not due.exists():  # looking first costs no lock, and most looks find nothing
        return 0
    with transaction.atomic():
        jobs = dict(due.select_for_update(skip_locked=True).values_list("pk", "job")[:BATCH])
        again = now + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
        OutboxRow.objects.filter(pk__in=jobs).update(available_at=again)
    for row_id, job in jobs.items():
        perform_job.apply_async((row_id,), **_limits(job))
    return len(jobs)


def _limits(job: str) -> dict[str, float]:
    """A long job may take almost as long as nobody else works on it."""
    lease = long_lease_of(job)
    return {"soft_time_limit": lease.total_seconds() - 20, "time_limit": lease.total_seconds() - 15} if lease else {}


def run(stop: threading.Event) -> None:
    """Rings and sweeps until `stop` is set. A broker or database that is away is waited for: the rows stay."""
    swept = -math.inf
    while not stop.is_set():
        try:
            if time.monotonic() - swept >= EVERY_SECONDS:
                sweep_all(timezone.now())
                swept = time.monotonic()
            pause = 0 if ring() == BATCH else IDLE_SECONDS
        except (BrokerDown, OperationalError, InterfaceError) as error:
            logger.warning("relay waits: %s", error)
            close_old_connections()
            pause = 1
        stop.wait(pause)
