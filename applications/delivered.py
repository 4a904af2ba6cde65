"""Which results have reached the person: issuing them is one matter, handing them over another."""

from collections.abc import Set

from django.db.models import QuerySet

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
    """The results in force that nobody has been given yet."""
    return results_of(dossier).filter(deliveries=None)


def keep_delivery_state(dossier: Dossier) -> None:
    """Tells the locked dossier how far its results have come; called when one is issued, handed over or arrives."""
    given = list(dossier.deliveries.values_list("papers", "way", "arrived_at"))
    dossier.delivery_state = state_of(
        set(results_of(dossier).values_list("pk", flat=True)),
        {paper for paper, _way, _at in given},
        {paper for paper, way, at in given if at or way != Delivery.Way.POST},
    )
