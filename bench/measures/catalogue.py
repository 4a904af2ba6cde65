"""A catalogue of 2,300 procedures: bringing it in, searching it while many do, and the page of a procedure."""

import itertools
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote_plus

from bench.catalogue import ASKED, SIZE, write_records
from bench.client import Visitor
from bench.figures import Figure, at_least, at_most, seen
from bench.load import compare, p95, rate
from bench.processor import milliseconds
from bench.stage import Stage
from procedures.models import Procedure
from procedures.national.importing import import_catalogue
from procedures.stamp import touch

SECONDS = 1.5
READERS = 16
SEARCHES = 60
ONCE = itertools.count()
PAGE = "/thu-tuc/2.000815/"


def catalogue(stage: Stage) -> Iterator[Figure]:
    yield at_most(f"catalogue.import_of_{SIZE}", _imported(), "s", 60)
    yield seen("catalogue.procedures", Procedure.objects.filter(is_active=True).count(), "procedures")
    ours, floor = stage.strangers(stage.portal), stage.strangers(stage.bare)
    pair = compare(
        lambda: rate(lambda visitor: visitor.get(PAGE), ours, SECONDS),
        lambda: rate(lambda visitor: visitor.get("/"), floor, SECONDS),
    )
    yield at_least("catalogue.page.share_of_bare", pair.share, "ratio", 0.60)
    yield seen("catalogue.page", pair.ours, "1/s")
    yield at_most("catalogue.pages_older_than_a_publication", _stale(stage), "pages", 0)
    _searched(stage, 3)  # each worker reads the new catalogue once
    waits = _searched(stage, SEARCHES)
    yield at_most(f"catalogue.search.p95_of_{READERS}_readers", 1000 * p95(waits), "ms", 50)
    yield seen("catalogue.search.median", 1000 * statistics.median(waits), "ms")
    yield at_most("catalogue.search.processor", _processor(stage), "ms", 10)


def _imported() -> float:
    with TemporaryDirectory() as folder:
        write_records(Path(folder))
        began = time.monotonic()
        counts = import_catalogue(Path(folder), failed=print, warned=str)
        took = time.monotonic() - began
    assert counts["imported"] == SIZE
    return took


def _stale(stage: Stage) -> int:
    """Of twenty publications, after how many a page read at once still said what stood before."""
    visitor, stale = Visitor(stage.portal.port), 0
    for number in range(20):
        Procedure.objects.filter(code="2.000815").update(name=f"Chứng thực lần {number}")
        touch()
        stale += f"Chứng thực lần {number}<" not in visitor.get("/thu-tuc/?q=2.000815").body.decode()
    return stale


def _searched(stage: Stage, times: int) -> list[float]:
    """Seconds each search took its reader, from asking to the whole answer."""
    with ThreadPoolExecutor(READERS) as pool:
        return [
            wait for waits in pool.map(lambda number: _reader(stage, number, times), range(READERS)) for wait in waits
        ]


def _reader(stage: Stage, number: int, times: int) -> list[float]:
    visitor, waits = Visitor(stage.portal.port), []
    for turn in range(times):
        began = time.monotonic()
        _search(visitor, number + turn)
        waits.append(time.monotonic() - began)
    return waits


def _search(visitor: Visitor, number: int) -> None:
    """No two addresses are the same: none is answered from what was kept."""
    visitor.get(f"/thu-tuc/?q={quote_plus(ASKED[number % len(ASKED)])}&once={next(ONCE)}")


def _processor(stage: Stage) -> float:
    """Processor time of a search, web and database, which a busy machine stretches least."""
    visitor, numbers = Visitor(stage.portal.port), itertools.count()
    return milliseconds(lambda: _search(visitor, next(numbers)), 10 * len(ASKED), stage.portal)
