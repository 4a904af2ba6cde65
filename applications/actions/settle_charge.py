"""settle_charge: the counter or finance records that a fee was taken in cash."""

from uuid import UUID

from django.utils import timezone

from accounts.models import User
from applications import permissions
from applications.actions.changing import changing, tell_ledger
from applications.models import Charge, Dossier
from core.errors import Denied


def settle_charge(user: User, pk: UUID, charge_id: int) -> Dossier:
    """The dossier with the charge paid; recording it twice takes the money once."""
    with changing(pk, user) as dossier:
        permissions.require(permissions.may_settle(user, dossier))
        charge = dossier.charges.filter(pk=charge_id).first()
        if charge is None:
            raise Denied
        if charge.state == Charge.State.DUE:
            charge.state, charge.settled_at, charge.settled_by = Charge.State.PAID, timezone.now(), user
            charge.save()
            tell_ledger(dossier, "charge.paid", user, charge=charge.pk, amount=charge.amount)
    return dossier
