"""The worker: acknowledgements kept a second, and how long an applicant waits for theirs."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from bench.client import Visitor
from bench.figures import Figure, at_least, at_most, seen
from bench.filing import Draft, file, prepare
from bench.load import arrivals, at_once, p95
from bench.programs import worker
from bench.stage import Stage
from core.models import OutboxRow
from processes import eventually

QUEUED = 200
A_SECOND = 10
# A worker loads the press with its first paper: people meet workers that have run for a while.
WARMING = 8


def papers(stage: Stage) -> Iterator[Figure]:
    visitors = stage.at_portal(stage.citizens)
    yield seen("worker.papers_on_one_process", _drained(visitors, 1), "1/s")
    yield at_least("worker.papers", _drained(visitors, 2), "1/s", A_SECOND)
    yield from _at_a_pace(_drafts(visitors, 100 + WARMING), "one_process", 1)
    yield from _at_a_pace(_drafts(visitors, 200 + WARMING), "two_processes", 2)


def _drained(visitors: list[Visitor], processes: int) -> float:
    """Papers kept a second, of QUEUED dossiers that wait when the worker starts; their mails are sent between."""
    _times(file, visitors, QUEUED - _open().count())
    began = timezone.now()
    with worker(processes):
        eventually(lambda: _done(began).count() >= QUEUED, seconds=60, every=0.2)
    kept = sorted(_done(began).values_list("done_at", flat=True))
    return (len(kept) - 1) / (kept[-1] - kept[0]).total_seconds()


def _at_a_pace(drafts: list[Draft], name: str, processes: int) -> Iterator[Figure]:
    """Submitted at an even pace while the worker prints: what waits at the end, and how long people and papers did."""
    with worker(processes):
        for draft in drafts[:WARMING]:
            draft.submit()
        eventually(lambda: not _open().exists(), seconds=60, every=0.2)
        began, drafts = timezone.now(), drafts[WARMING:]
        answered = arrivals(Draft.submit, drafts, A_SECOND)
        yield at_most(f"worker.waiting_after_{len(drafts)}_on_{name}", _open().count(), "papers", A_SECOND)
        eventually(lambda: not _open().exists(), seconds=60, every=0.2)
    times = _done(began).values_list("created_at", "done_at")
    waited = [(done - created).total_seconds() for created, done in times]
    yield at_most(f"paper.p95_on_{name}", p95(waited), "s", 5)
    yield seen(f"submission.p95_on_{name}", p95(answered), "s")


def _drafts(visitors: list[Visitor], count: int) -> list[Draft]:
    """Each on a connection of its own, as people come."""
    drafts: list[Draft] = []
    _times(lambda visitor: drafts.append(prepare(Visitor(visitor.port, dict(visitor.cookies)))), visitors, count)
    return drafts[:count]


def _times(act, visitors: list[Visitor], count: int) -> None:
    """So many times in all, shared among them."""
    shares = [(visitor, count // len(visitors) + 1) for visitor in visitors]
    at_once(lambda share: [act(share[0]) for _ in range(share[1])], shares)


def _open() -> QuerySet[OutboxRow]:
    return OutboxRow.objects.filter(job="paper.print", done_at=None)


def _done(since: datetime) -> QuerySet[OutboxRow]:
    return OutboxRow.objects.filter(job="paper.print", done_at__gte=since)
