"""refund_charge: finance records that money was given back."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.changing import changing, tell_ledger
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from core.errors import Conflict, Denied


def refund_charge(user: User, pk: UUID, charge_id: int) -> Dossier:
    """The dossier with the charge refunded; twice is once. Conflict when it is not to be given back."""
    with changing(pk, user) as dossier:
        permissions.require(permissions.may_refund(user, dossier))
        charge = dossier.charges.filter(pk=charge_id).first()
        if charge is None:
            raise Denied
        if charge.state not in {Charge.State.TO_REFUND, Charge.State.REFUNDED}:
            raise Conflict(_("Khoản này không phải hoàn trả."))
        if charge.state == Charge.State.TO_REFUND:
            charge.state = Charge.State.REFUNDED
            charge.save()
            keep_money_state(dossier)
            tell_ledger(dossier, "charge.refunded", user, charge=charge.pk, amount=charge.amount)
    return dossier
