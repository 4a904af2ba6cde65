"""Steps that nobody clicks, and steps that two click at once."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction
from django.utils import timezone

from applications.models import Dossier, StepRun
from bench.clerks import Clerk, clerks
from bench.client import Unexpected, Visitor
from bench.figures import Figure, at_least, at_most
from bench.programs import Web, worker
from core.models import LedgerEntry, OutboxRow
from core.outbox import promise
from procedures.models import Procedure
from processes import eventually

RACES, STEPS = 1000, 1000
CODE, STEP = "1.001193", "registration"


def races(there: Sequence[Clerk], web: Web) -> Iterator[Figure]:
    """Two clerks accept one dossier at the same moment, a thousand times: how often not exactly one did."""
    (clerk,) = clerks(1, waiting=RACES)
    rivals = [clerk.at(web), clerk.at(web)]
    dossiers = clerk.dossiers()[:RACES]
    won = [_race(rivals, dossier) for dossier in dossiers]
    told = LedgerEntry.objects.filter(event="dossier.accepted", subject__in=[f"dossier:{pk}" for pk in dossiers])
    wrong = sum(winners != 1 for winners in won) + abs(RACES - told.count())
    yield at_most(f"city.races.of_{RACES}_without_a_single_winner", wrong, "races", 0)


def _race(rivals: Sequence[Visitor], dossier: str) -> int:
    """How many of the two were told that they had done it."""
    page, start = f"/can-bo/ho-so/{dossier}/", threading.Barrier(len(rivals))

    def run(rival: Visitor) -> int:
        form = rival.get(page).hidden()
        start.wait()
        try:
            rival.post(f"{page}tiep-nhan/", form)
        except Unexpected:
            return 0
        return 1

    with ThreadPoolExecutor(len(rivals)) as pool:
        return sum(pool.map(run, rivals))


def automatic_steps() -> Iterator[Figure]:
    """How many automatic steps a second one worker of two processes ends."""
    runs = _waiting_steps()
    with worker(2):
        began = timezone.now()
        with transaction.atomic():
            for run in runs:
                promise("step.automatic", f"step.automatic:{run}", run_id=run)
        rows = OutboxRow.objects.filter(job="step.automatic", created_at__gte=began)
        eventually(lambda: not rows.filter(done_at=None).exists(), seconds=120, every=0.2)
    ended = sorted(rows.values_list("done_at", flat=True))
    assert StepRun.objects.filter(pk__in=runs, closed_at=None).count() == 0
    yield at_least("city.automatic_steps", (len(ended) - 1) / (ended[-1] - ended[0]).total_seconds(), "1/s", 50)


def _waiting_steps() -> list[int]:
    """Dossiers of the loaded city, put back to their automatic step."""
    procedure = Procedure.objects.get(code=CODE)
    passed = StepRun.objects.filter(dossier__procedure=procedure, step=STEP).exclude(closed_at=None)
    runs = list(passed.order_by("-pk").values_list("pk", "dossier")[:STEPS])
    dossiers = [dossier for _run, dossier in runs]
    later = StepRun.objects.filter(dossier__in=dossiers)
    first = {dossier: pk for pk, dossier in runs}
    StepRun.objects.filter(pk__in=[run.pk for run in later if run.pk > first[run.dossier_id]]).delete()
    StepRun.objects.filter(pk__in=first.values()).update(closed_at=None, closed_by=None, outcome="")
    Dossier.objects.filter(pk__in=dossiers).update(status=4, resolved_at=None, ended_at=None)
    return list(first.values())
