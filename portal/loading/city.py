"""The whole city: officers, procedures, then the days of ten years, by as many processes as there are processors."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from multiprocessing import get_context

from django.db import connection

from accounts.sample import build_city
from applications.models import Dossier
from core.calendar import WorkCalendar, calendar_for, is_working_day
from portal.loading.after import finish
from portal.loading.lives import DOSSIERS, RUNS, World, lived
from portal.loading.moulds import moulds
from portal.loading.procedures import write_procedures
from portal.loading.staff import officers_by_desk, write_officers
from procedures import seeds

YEARS = 10
# The last day is this many times as busy as the first.
GROWTH = 4

_worlds: list[World] = []


def load_city(dossiers: int, say: Callable[[str], object]) -> None:
    """Fills an empty sample city. Raises ValueError where dossiers are already."""
    if Dossier.objects.exists():
        raise ValueError("there are dossiers already: load_city fills a city that has none")
    build_city()
    seeds.load()
    write_officers()
    write_procedures()
    world, days = _world(), _days(calendar_for())
    say(f"{len(world.moulds)} moulds, {len(days)} working days")
    for written in _all_days(world, list(zip(days, _shares(dossiers, len(days)), strict=True))):
        say(f"{written} dossiers")
    finish()


def _world() -> World:
    calendar = calendar_for()
    cast = moulds(RUNS, DOSSIERS, calendar)
    busy = [1 + 12 * (place % 114 == 7) for place, _mould in enumerate(cast)]  # one commune is a city by itself
    return World(cast, list(accumulate(busy)), officers_by_desk(), calendar, datetime.now(UTC))


def _days(calendar: WorkCalendar) -> list[date]:
    last = date.today()
    every = (last - timedelta(days=back) for back in range(365 * YEARS, -1, -1))
    return [day for day in every if is_working_day(day, calendar)]


def _shares(total: int, days: int) -> list[int]:
    """So many a day, more and more, `total` in all."""
    grown = list(accumulate(1 + (GROWTH - 1) * day / days for day in range(days)))
    ends = [round(total * each / grown[-1]) for each in grown]
    return [end - begun for begun, end in zip([0, *ends], ends, strict=False)]


def _all_days(world: World, days: Sequence[tuple[date, int]]) -> Iterator[int]:
    """Told after each hundred days how many dossiers are written."""
    connection.close()  # a child must not share its parent's
    written = 0
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _worlds.append, (world,)) as pool:
        for number, count in enumerate(pool.map(_write, days, chunksize=8), start=1):
            written += count
            if number % 100 == 0:
                yield written
    yield written


def _write(day: tuple[date, int]) -> int:
    lived(_worlds[0], *day).write()
    return day[1]
