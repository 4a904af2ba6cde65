"""Money that waits at an office, and what went through its hands."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from applications.models import Charge, Dossier, Paper, StepRun
from applications.models.dossier import MONEY_WAITS
from procedures.definition.process import StepKind


def unpaid_at(agency_id: int) -> QuerySet[Charge]:
    """What may be taken for that office (as permissions.takes_for says), the oldest first.

    A result that waits for its fee though the person was told to come by now goes before all.
    """
    own = _of_office(agency_id, "receiving_agency", "competent_agency", "return_agency")
    paying = StepRun.objects.filter(agency=agency_id, kind=StepKind.PAYMENT, closed_at=None).order_by()
    waits = When(dossier__resolved_at__isnull=False, dossier__appointed_at__lt=timezone.now(), then=0)
    found = Charge.objects.filter(dossier__in=own.union(paying.values("dossier")), state=Charge.State.DUE)
    return found.order_by(Case(waits, default=1), "dossier__accepted_at", "pk")


def to_give_back_at(agency_id: int) -> QuerySet[Charge]:
    """What is to be given back for that office (as permissions.gives_back_for says), the oldest first."""
    taken = Charge.objects.filter(settled_for=agency_id, state=Charge.State.TO_REFUND).order_by()
    own = _of_office(agency_id, "receiving_agency", "competent_agency")
    of_own = Charge.objects.filter(dossier__in=own, state=Charge.State.TO_REFUND).order_by()
    found = Charge.objects.filter(pk__in=taken.values("pk").union(of_own.values("pk")))
    return found.order_by("dossier__ended_at", "pk")


def taken_by(agency_id: int, since: datetime, until: datetime) -> QuerySet[Charge]:
    """What its officers took from one moment up to another, whatever became of it."""
    return Charge.objects.filter(settled_for=agency_id, settled_at__gte=since, settled_at__lt=until)


def given_back_by(agency_id: int, since: datetime, until: datetime) -> QuerySet[Charge]:
    """What its officers gave back from one moment up to another."""
    return Charge.objects.filter(refunded_for=agency_id, refunded_at__gte=since, refunded_at__lt=until)


def entries_of(taken: QuerySet[Charge], given_back: QuerySet[Charge], *fields: str) -> QuerySet[Charge, Any]:
    """Both as entries of a cash book, in the order of time: `at`, `who`, `back`, and these fields of the charge."""
    receipt = Paper.objects.filter(dossier=OuterRef("dossier"), key=_RECEIPT_KEY).order_by("-pk")
    shared = {"number": Subquery(receipt.values("number")[:1]), "receipt": Subquery(receipt.values("pk")[:1])}
    parts = [
        charges.order_by()
        .annotate(at=F(f"{act}_at"), who=F(f"{act}_by__full_name"), back=Value(back, BooleanField()), **shared)
        .values("pk", "at", "who", "back", "number", "receipt", *fields)
        for charges, act, back in ((taken, "settled", False), (given_back, "refunded", True))
    ]
    entries: QuerySet[Charge, Any] = parts[0].union(parts[1], all=True).order_by("at", "pk")
    return entries


_RECEIPT_KEY = Concat(Value("fee_receipt:"), Cast(OuterRef("pk"), CharField()))


def _of_office(agency_id: int, *places: str) -> QuerySet[Dossier, Any]:
    """The ids of dossiers that have money waiting, of which that office is one of these."""
    found = Q(pk__in=[])
    for place in places:
        found |= Q(**{place: agency_id})
    return Dossier.objects.filter(found, money_state__in=MONEY_WAITS).order_by().values("pk")
