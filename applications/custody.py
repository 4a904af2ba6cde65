"""Which office holds which paper original, since when, and what is on its way to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import Agency
from applications.models import Dossier, HandOver, Original


@dataclass(frozen=True)
class Held:
    """One original: the hand-over by which its holder has it, and the one that waits to be received, if any."""

    original: Original
    since: datetime
    given_by: str
    received_by: str
    ahead: HandOver | None


def offices_of(dossier: Dossier) -> QuerySet[Agency]:
    """Every office that has to do with the dossier: only between these do papers go."""
    named = [dossier.receiving_agency_id, dossier.competent_agency_id, dossier.return_agency_id]
    return Agency.objects.filter(Q(pk__in=named) | Q(pk__in=dossier.step_runs.values("agency"))).order_by("code")


def custody_of(dossier: Dossier) -> list[Held]:
    """All originals that were ever left, in the order they came; in two queries."""
    steps = HandOver.objects.select_related("giver", "receiver", "given_by", "received_by").order_by("pk")
    originals = dossier.originals.select_related("held_by").prefetch_related(Prefetch("hand_overs", steps))
    return [_held(original) for original in originals]


def _held(original: Original) -> Held:
    steps = list(original.hand_overs.all())
    last = [step for step in steps if step.received_at][-1]
    ahead = next((step for step in steps if step.received_at is None), None)
    assert last.received_at and last.received_by
    return Held(original, last.received_at, last.given_by.full_name, last.received_by.full_name, ahead)
