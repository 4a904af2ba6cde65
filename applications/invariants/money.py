"""Charges, what the dossier says of them, and their receipts."""

from collections.abc import Iterator

from django.db.models import Q

from applications.fees.states import state_of
from applications.models import Charge, Dossier, Paper
from applications.models.paper import PaperKind


def charges() -> Iterator[str]:
    for dossier in Dossier.objects.exclude(charges=None).prefetch_related("charges").iterator(chunk_size=1000):
        if (wanted := state_of(list(dossier.charges.all()))) != dossier.money_state:
            yield f"{dossier.subject}: money {dossier.money_state}, by its charges {wanted}"
    yield from _unsettled()
    yield from _without_receipt()


def _unsettled() -> Iterator[str]:
    for charge in Charge.objects.filter(state=Charge.State.PAID, settled_at=None):
        yield f"charge {charge.pk}: paid, and nobody took it"
    for charge in Charge.objects.filter(settled_at__isnull=False, settled_for=None):
        yield f"charge {charge.pk}: taken, and in no office's cash book"
    refunded = Q(state=Charge.State.REFUNDED)
    for charge in Charge.objects.filter(refunded ^ Q(refunded_at__isnull=False, refunded_for__isnull=False)):
        yield f"charge {charge.pk}: given back by its state or by the cash book, not by both"


def _without_receipt() -> Iterator[str]:
    given = set(Paper.objects.filter(kind=PaperKind.FEE_RECEIPT).values_list("dossier", flat=True))
    paid = Charge.objects.filter(state=Charge.State.PAID, dossier__source_system="", amount__gt=0)
    for charge in paid.exclude(dossier__in=given):
        yield f"charge {charge.pk}: paid, without a receipt"
