"""A whole filing, to its confirmation, as a share of the bare form; no worker runs, and no filing waits for one."""

from collections.abc import Callable, Iterator

from django.apps import apps

from applications.models import Notice, Paper
from bench.bare import filing as bare
from bench.client import Visitor
from bench.figures import Figure, at_least, at_most, seen
from bench.filing import file
from bench.load import compare, rate
from bench.processor import milliseconds
from bench.stage import Stage

SECONDS = 2.5
# Filings of one visitor by whom processor time is told.
ALONE = 40


def filing(stage: Stage) -> Iterator[Figure]:
    ours, floor = stage.at_portal(stage.citizens), stage.at_bare(stage.citizens)
    rows = {name: _rows_of(act, who[0]) for name, act, who in (("portal", file, ours), ("bare", bare.file, floor))}
    yield at_most("filing.rows_beyond_bare", rows["portal"] - rows["bare"], "rows", 0)
    made = Paper.objects.exclude(blob=None).count() + Notice.objects.exclude(mailed_at=None).count()
    yield at_most("filing.papers_and_mails_made_before_the_answer", made, "papers", 0)

    def filings() -> float:
        return rate(file, ours, SECONDS)

    pair = compare(filings, lambda: rate(bare.file, floor, SECONDS))
    yield at_least("filing.share_of_bare", pair.share, "ratio", 0.30)
    yield seen("filing.portal", pair.ours, "1/s")
    yield seen("filing.bare", pair.floor, "1/s")
    pair = compare(filings, lambda: rate(bare.file_on_one_page, floor, SECONDS), rounds=1)
    yield seen("filing.share_of_bare_on_one_page", pair.share, "ratio")
    yield seen("filing.bare_on_one_page", pair.floor, "1/s")
    yield from _processor(stage, ours[0], floor[0])


def _processor(stage: Stage, ours: Visitor, floor: Visitor) -> Iterator[Figure]:
    """What a filing asks of web workers and database, one after the other."""
    portal = milliseconds(lambda: file(ours), ALONE, stage.portal)
    request_for_request = milliseconds(lambda: bare.file(floor), ALONE, stage.bare)
    one_page = milliseconds(lambda: bare.file_on_one_page(floor), ALONE, stage.bare)
    yield seen("filing.processor", portal, "ms")
    yield seen("filing.processor_share_of_bare", request_for_request / portal, "ratio")
    yield seen("filing.processor_share_of_bare_on_one_page", one_page / portal, "ratio")


def _rows_of(act: Callable[[Visitor], None], visitor: Visitor) -> int:
    """How many rows one filing adds; the second one, for the first of a day also begins its counters."""
    act(visitor)
    before = _rows()
    act(visitor)
    return _rows() - before


def _rows() -> int:
    return sum(model.objects.count() for model in apps.get_models() if model._meta.managed)
