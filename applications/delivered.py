"""Which results have reached the person: issuing them is one matter, handing them over another."""

from collections.abc import Set
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from applications.models import Delivery, Dossier, Paper
from applications.models.paper import PaperKind
from applications.status import DeliveryState


def state_of(issued: Set[int], handed: Set[int], arrived: Set[int]) -> DeliveryState:
    """By the results in force, those given out of hand, and those known to have arrived."""
    if not issued:
        return DeliveryState.NONE
    if issued <= arrived:
        return DeliveryState.DELIVERED
    if issued <= handed:
        return DeliveryState.SENT
    return DeliveryState.PARTIAL if issued & handed else DeliveryState.WAITING


def results_of(dossier: Dossier) -> QuerySet[Paper]:
    """The results in force."""
    return dossier.papers_issued.filter(kind=PaperKind.RESULT, superseded_at=None)


def undelivered(dossier: Dossier) -> QuerySet[Paper]:
    """The results in force that nobody has been given yet, or that the post brought back."""
    return results_of(dossier).exclude(Exists(Delivery.objects.filter(papers=OuterRef("pk"), returned_at=None)))


def keep_delivery_state(dossier: Dossier) -> None:
    """Tells the locked dossier how far its results came; called when one is issued, given, arrives or comes back."""
    given = list(dossier.deliveries.filter(returned_at=None).values_list("papers", "way", "arrived_at"))
    dossier.delivery_state = state_of(
        set(results_of(dossier).values_list("pk", flat=True)),
        {paper for paper, _way, _at in given},
        {paper for paper, way, at in given if arrived(way, at)},
    )


def arrived(way: str, at: datetime | None) -> bool:
    """What was given out of hand has arrived; a letter, when its receipt came back."""
    return at is not None or way != Delivery.Way.POST
