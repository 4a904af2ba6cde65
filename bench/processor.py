"""Processor time: what a machine busy with other things stretches far less than the clock."""

import os
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from bench.programs import Web

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def milliseconds(act: Callable[[], object], times: int, web: Web) -> float:
    """Of the web workers and the database's backends, for each time."""
    pids = [*web.workers(), *_backends()]
    before = _spent(pids)
    for _ in range(times):
        act()
    return 1000 * (_spent(pids) - before) / times


def _backends() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [pid for (pid,) in cursor.fetchall()]


def _spent(pids: list[int]) -> float:
    """Seconds so far, user and system."""
    return sum(sum(map(int, _fields(pid)[11:13])) for pid in pids) / TICKS_A_SECOND


def _fields(pid: int) -> list[str]:
    """Of /proc/<pid>/stat, after the name."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
