"""Numbers given out in order, inside the transaction that uses them: unique, without gaps, by the day in Hải Phòng."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection
from django.utils import timezone

from applications.models import Counter, Dossier

NEXT = f"""
    INSERT INTO {Counter._meta.db_table} AS counter (series, last) VALUES (%s, %s)
    ON CONFLICT (series) DO UPDATE SET last = counter.last + 1 RETURNING last
"""  # noqa: S608  (the table's name is ours)
# What a series is called by, and its first number: a rehearsal has series of its own, with numbers no office reaches.
USUAL, REHEARSED = ("", 1), ("rehearsal:", 900_001)
_series = ContextVar("series", default=USUAL)


@contextmanager
def rehearsed() -> Iterator[None]:
    """Numbers of a rehearsal, which is undone in the end: no office waits for them, and none is missing afterwards."""
    usual = _series.set(REHEARSED)
    try:
        yield
    finally:
        _series.reset(usual)


def next_number(series: str) -> int:
    """The next number of a series, from 1, in one statement. The counter's row is locked until the transaction ends."""
    prefix, first = _series.get()
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [f"{prefix}{series}", first])
        return int(cursor.fetchone()[0])


def dossier_code(dossier: Dossier, accepted_at: datetime) -> str:
    """Agency, day of acceptance, daily sequence: H24.7-261124-0001 (TT 03/2025/TT-VPCP; TT 01/2018 Art. 19)."""
    assert dossier.receiving_agency is not None
    head = f"{dossier.receiving_agency.code}-{timezone.localtime(accepted_at):%y%m%d}"
    return f"{head}-{next_number(head):04d}"


def request_number(submitted_at: datetime) -> str:
    """The number before acceptance: DK-261124-00001."""
    head = f"DK-{timezone.localtime(submitted_at):%y%m%d}"
    return f"{head}-{next_number(head):05d}"


def yearly(series: str, at: datetime) -> tuple[int, int]:
    """The next number of a yearly book and the year."""
    year = timezone.localtime(at).year
    return next_number(f"{series}/{year}"), year
