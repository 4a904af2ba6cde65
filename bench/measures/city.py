"""The desk of a city of ten years: what a clerk waits for, with ten thousand dossiers and with a million."""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from bench import programs
from bench.accepting import Accepting
from bench.clerks import Clerk, clerks
from bench.client import Visitor
from bench.databases import city as loaded
from bench.figures import Figure, at_least, at_most, seen
from bench.load import compare, p95, rate
from bench.measures.steps import automatic_steps, races
from bench.processor import milliseconds
from bench.programs import Web
from bench.stage import Stage

SMALL, LARGE = 10_000, int(os.environ.get("CITY_DOSSIERS", "1000000"))
CLERKS, LOOKS, SECONDS = 16, 30, 2.0
# A clerk reads for a moment before asking for the next page; the other figure is of clerks who never do.
THINKS = 0.7
NAMES = ("nguyen thi", "Trần Văn", "pham ngoc anh", "Hoàng Minh Tú")


def city(_stage: Stage) -> Iterator[Figure]:
    with loaded(SMALL), programs.web(programs.PORTAL) as web:
        small = _queue_waits(clerks(CLERKS), web, THINKS)
        small_work = _queue_work(web)
    with loaded(LARGE) as took, programs.web(programs.PORTAL) as web, programs.web(programs.BARE) as bare:
        yield at_most(f"city.loading_of_{LARGE}", took, "s", 900)
        there = clerks(CLERKS)
        waits = _queue_waits(there, web, THINKS)
        yield at_most(f"city.queue.p95_of_{CLERKS}_clerks", 1000 * p95(waits), "ms", 100)
        yield seen("city.queue.median", 1000 * statistics.median(waits), "ms")
        flat = _queue_work(web) / small_work
        yield at_most(f"city.queue.{LARGE}_against_{SMALL}", flat, "ratio", 1.5)
        yield seen(f"city.queue.p95_with_{SMALL}", 1000 * p95(small), "ms")
        yield seen("city.queue.p95_without_thinking", 1000 * p95(_queue_waits(there, web, 0)), "ms")
        yield at_most("city.dossier.p95", 1000 * p95(_dossier_waits(there, web)), "ms", 150)
        yield at_most("city.search_by_name.p95", 1000 * p95(_search_waits(there, web)), "ms", 150)
        yield from automatic_steps()  # before acceptances promise papers, which would wait in front of them
        yield from _against_bare(there, web, bare)
        yield from races(there, web)


def _waits(act: Callable[[Visitor, int], object], visitors: Sequence[Visitor], thinks: float) -> list[float]:
    """Seconds each visitor waited each time; between, it thinks."""

    def come(visitor: Visitor) -> list[float]:
        waited = []
        for turn in range(LOOKS):
            began = time.monotonic()
            act(visitor, turn)
            waited.append(time.monotonic() - began)
            time.sleep(thinks)
        return waited

    with ThreadPoolExecutor(len(visitors)) as pool:
        return [wait for waits in pool.map(come, visitors) for wait in waits[2:]]


def _queue_waits(there: Sequence[Clerk], web: Web, thinks: float) -> list[float]:
    return _waits(lambda visitor, _turn: visitor.get("/can-bo/"), [clerk.at(web) for clerk in there], thinks)


def _queue_work(web: Web) -> float:
    """Processor time of one queue page, of workers and database."""
    visitor = clerks(1)[0].at(web)
    visitor.get("/can-bo/")
    return milliseconds(lambda: visitor.get("/can-bo/"), 60, web)


def _dossier_waits(there: Sequence[Clerk], web: Web) -> list[float]:
    mine = [(clerk.at(web), clerk.dossiers()) for clerk in there]
    of = {id(visitor): dossiers for visitor, dossiers in mine}
    return _waits(
        lambda visitor, turn: visitor.get(f"/can-bo/ho-so/{of[id(visitor)][turn]}/"),
        [visitor for visitor, _dossiers in mine],
        THINKS,
    )


def _search_waits(there: Sequence[Clerk], web: Web) -> list[float]:
    return _waits(
        lambda visitor, turn: visitor.get(f"/can-bo/tim/?q={NAMES[turn % len(NAMES)].replace(' ', '+')}"),
        [clerk.at(web) for clerk in there],
        THINKS,
    )


def _against_bare(there: Sequence[Clerk], web: Web, bare: Web) -> Iterator[Figure]:
    four = there[:4]
    ours, floor = [clerk.at(web) for clerk in four], [clerk.at(bare) for clerk in four]
    agency = {id(visitor): clerk.agency.pk for visitor, clerk in zip(floor, four, strict=True)}
    pair = compare(
        lambda: rate(lambda visitor: visitor.get("/can-bo/"), ours, SECONDS),
        lambda: rate(lambda visitor: visitor.get(f"/desk/?agency={agency[id(visitor)]}"), floor, SECONDS),
    )
    yield at_least("city.queue.share_of_bare", pair.share, "ratio", 0.25)
    yield seen("city.queue", pair.ours, "1/s")
    yield from _acceptances(web, bare)


def _acceptances(web: Web, bare: Web) -> Iterator[Figure]:
    """Sending the form that accepts a dossier, and opening the dossier and sending it; each dossier once."""
    there = clerks(4, waiting=1500)
    left = {clerk: iter(clerk.dossiers()) for clerk in there}
    for name, opened in ("city.accept", False), ("city.open_and_accept", True):
        ours = [Accepting(clerk.at(web), left[clerk], "/can-bo/ho-so/{}/", "tiep-nhan/", opened) for clerk in there]
        floor = [Accepting(clerk.at(bare), left[clerk], "/desk/{}/", "", opened) for clerk in there]
        pair = compare(lambda o=ours: rate(Accepting.one, o, SECONDS), lambda f=floor: rate(Accepting.one, f, SECONDS))
        yield at_least(f"{name}.share_of_bare", pair.share, "ratio", 0.30)
        yield seen(name, pair.ours, "1/s")
        yield seen(f"{name}.bare", pair.floor, "1/s")
