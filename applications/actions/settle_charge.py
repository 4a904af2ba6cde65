"""settle_charge: the counter or finance records that a fee was taken in cash."""

from uuid import UUID

from django.utils import timezone

from accounts.models import User
from applications import papers, permissions
from applications.actions.changing import changing, tell_ledger
from applications.actions.complete_step import end_done
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from applications.models.paper import PaperKind
from core.errors import Denied


def settle_charge(user: User, pk: UUID, charge_id: int) -> Dossier:
    """The dossier with the charge paid and its receipt; recording it twice takes the money once.

    A payment step in which nothing is due any more ends by itself, and the legal clock runs again.
    """
    with changing(pk, user) as dossier:
        permissions.require(permissions.may_settle(user, dossier))
        charge = dossier.charges.filter(pk=charge_id).first()
        if charge is None:
            raise Denied
        if charge.state == Charge.State.DUE:
            _take(charge, dossier, user)
            end_done(dossier, user)
    return dossier


def _take(charge: Charge, dossier: Dossier, user: User) -> None:
    now = timezone.now()
    charge.state, charge.settled_at, charge.settled_by = Charge.State.PAID, now, user
    charge.save()
    keep_money_state(dossier)
    tell_ledger(dossier, "charge.paid", user, charge=charge.pk, amount=charge.amount)
    papers.issue(PaperKind.FEE_RECEIPT, dossier, user, now, charges=[charge])
