"""take_electronically: who chose the electronic copy has received a result when they open it."""

from uuid import UUID

from django.utils import timezone

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import end_done
from applications.actions.parts.changing import changing
from applications.actions.parts.delivering import hand_over
from applications.delivered import undelivered
from applications.models import Charge, Delivery, Dossier, Paper


def take_electronically(user: User, paper: Paper) -> None:
    """Keeps that this result was received, once; nothing where that is not how the dossier's results are returned.

    A result counts as received only against its fee. Denied to anybody but the applicant's side.
    """
    if paper.dossier is None or not _counts(paper.dossier, paper):
        return
    with changing(UUID(str(paper.dossier_id)), user) as dossier:
        permissions.require(permissions.owns(user, dossier))
        if _counts(dossier, paper):
            now = timezone.now()
            delivery = Delivery(way=Delivery.Way.ELECTRONIC, receiver=user.full_name, handed_at=now)
            delivery.identity = user.username
            hand_over(dossier, delivery, [paper], user)
            end_done(dossier, user)


def _counts(dossier: Dossier, paper: Paper) -> bool:
    if dossier.return_way != Delivery.Way.ELECTRONIC or not undelivered(dossier).filter(pk=paper.pk).exists():
        return False
    return not dossier.charges.filter(state=Charge.State.DUE).exists()
