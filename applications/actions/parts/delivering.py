"""Keeping proof of what was handed over: to whom, shown what, how; the slip goes with it."""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from applications import papers
from applications.actions.parts.changing import tell_ledger
from applications.delivered import keep_delivery_state, undelivered
from applications.models import Delivery, Dossier, Paper
from applications.models.paper import PaperKind


def hand_over(dossier: Dossier, delivery: Delivery, results: Sequence[Paper], user: User | None) -> Delivery:
    """The delivery, kept with its papers and its slip. The caller holds the lock and has asked who may."""
    delivery.dossier, delivery.handed_by = dossier, user
    delivery.save()
    delivery.papers.set(results)
    keep_delivery_state(dossier)
    numbers = sorted(paper.pk for paper in results)
    tell_ledger(dossier, "result.handed_over", user, delivery=delivery.pk, papers=numbers, way=delivery.way)
    papers.issue(PaperKind.DELIVERY_SLIP, dossier, user, delivery.handed_at, delivery=delivery)
    return delivery


def send_rest(dossier: Dossier, user: User, now: datetime) -> None:
    """What a return step's being done means where the electronic copy was chosen: what was left is in their hands."""
    if results := list(undelivered(dossier)):
        delivery = Delivery(way=Delivery.Way.ELECTRONIC, receiver=dossier.applicant_name, handed_at=now)
        delivery.identity = dossier.applicant_number
        hand_over(dossier, delivery, results, user)
