"""How each dossier stands, told again from its rows: its work, its due moment, what was delivered, why it waits."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q

from applications.actions.parts.following import working_status
from applications.deadlines import hold_together
from applications.delivered import arrived, state_of
from applications.invariants.promises import ours
from applications.models import Delivery, Dossier, Paper, Pause, StepRun, Supplement, Withdrawal
from applications.models.paper import PaperKind
from applications.status import ENDED, Status


def working() -> Iterator[str]:
    asked_back = set(Withdrawal.objects.filter(granted=None).values_list("dossier", flat=True))
    still_open = Prefetch("step_runs", StepRun.objects.filter(closed_at=None))
    for dossier in ours().exclude(status__in=ENDED).prefetch_related(still_open).iterator(chunk_size=1000):
        wanted = Status.RESOLVED if dossier.resolved_at else working_status(dossier, dossier.step_runs.all())
        if (wanted := Status.WITHDRAWN if dossier.pk in asked_back else wanted) != dossier.status:
            yield f"{dossier.subject}: status {dossier.status}, and by what is open it is {wanted.value}"


def due_log() -> Iterator[str]:
    promised = Dossier.objects.exclude(accepted_at=None).prefetch_related("due_changes")
    for dossier in promised.iterator(chunk_size=1000):
        if not hold_together(dossier, list(dossier.due_changes.all())):
            yield f"{dossier.subject}: its log of due moments does not lead to {dossier.due_at}"


def delivery() -> Iterator[str]:
    issued, handed, came = _sets(), _sets(), _sets()
    results = Paper.objects.filter(kind=PaperKind.RESULT, superseded_at=None)
    for dossier, paper in results.values_list("dossier", "pk").iterator():
        issued[dossier].add(paper)
    given = Delivery.objects.filter(returned_at=None).values_list("dossier", "papers", "way", "arrived_at")
    for dossier, paper, way, at in given.iterator():
        handed[dossier].add(paper)
        came[dossier] |= {paper} if arrived(way, at) else set()
    for pk, state in Dossier.objects.values_list("pk", "delivery_state").iterator():
        if (wanted := state_of(issued[pk], handed[pk], came[pk])) != state:
            yield f"dossier:{pk}: delivery {state}, by what was given {wanted}"


def _sets() -> defaultdict[UUID | None, set[int]]:
    return defaultdict(set)


def waits() -> Iterator[str]:
    standing = Exists(Supplement.objects.standing().filter(step_run=OuterRef("pk")))
    waiting = Q(waiting_since__isnull=False)
    for run in StepRun.objects.filter((waiting & ~standing) | (~waiting & standing)):
        yield f"dossier:{run.dossier_id}: «{run.step}» waits since {run.waiting_since}, and its requests say otherwise"


def pauses() -> Iterator[str]:
    standing = Exists(Pause.objects.filter(dossier=OuterRef("pk"), ended_at=None))
    stands = Q(paused_at__isnull=False)
    for dossier in Dossier.objects.filter((stands & ~standing) | (~stands & standing)).only("pk", "paused_at"):
        yield f"{dossier.subject}: its clock stands since {dossier.paused_at}, and its pauses say otherwise"
