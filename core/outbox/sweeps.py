"""Sweeps: what time alone brings about is looked for every half minute, by one relay of all that run."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction
from django.db.utils import InterfaceError, OperationalError

logger = logging.getLogger(__name__)
EVERY_SECONDS = 30
_LOCK = 7_041_776_103

# A short look, in a transaction, at this instant (UTC): it promises jobs, or marks rows, and does nothing twice.
Sweep = Callable[[datetime], object]
_sweeps: list[Sweep] = []


def sweep(function: Sweep) -> Sweep:
    """Registers a sweep."""
    _sweeps.append(function)
    return function


def sweep_all(now: datetime) -> bool:
    """Runs every sweep, unless another process is at it; whether it did. One that fails leaves the others theirs."""
    with transaction.atomic():
        if not _alone():
            return False
        for each in _sweeps:
            run(each, now)
    return True


def run(each: Sweep, now: datetime) -> None:
    """This sweep; what fails in it ends nothing else. OperationalError, InterfaceError when the database is away."""
    try:
        with transaction.atomic():
            each(now)
    except (OperationalError, InterfaceError):  # the relay waits for it
        raise
    except Exception:  # whatever a sweep raises must not end the relay
        logger.exception("sweep %s failed", each.__name__)


def _alone() -> bool:
    """The lock is the transaction's own; SQLite has no second process that sweeps."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (taken,) = cursor.fetchone()
    return bool(taken)
