"""refund_charge: finance records that money was given back; its receipt is in force no longer."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency, User
from applications import papers, permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from applications.models.paper import Annulled
from core.errors import Conflict, Denied
from core.templatetags.vietnamese import moment


def refund_charge(user: User, pk: UUID, charge_id: int, shown: int | None = None) -> Dossier:
    """The dossier with the charge refunded; twice is once. Conflict when it is not to be given back.

    `shown`: the đồng that the officer's page asked for; Conflict also when somebody has given them back already.
    """
    with changing(pk, user) as dossier:
        charge = dossier.charges.filter(pk=charge_id).select_related("refunded_by").first()
        office = permissions.gives_back_for(user, charge) if charge else None
        if office is None or charge is None:
            raise Denied
        if charge.state == Charge.State.TO_REFUND and shown in {None, charge.amount}:
            _give_back(charge, dossier, user, office)
        elif shown is not None or charge.state != Charge.State.REFUNDED:
            raise Conflict(_why_not(charge))
    return dossier


def _why_not(charge: Charge) -> str:
    if charge.refunded_by:
        words = {"who": charge.refunded_by.full_name, "at": moment(charge.refunded_at)}
        return _("%(who)s đã hoàn trả khoản này lúc %(at)s.") % words
    return _("Khoản này không phải hoàn trả.")


def _give_back(charge: Charge, dossier: Dossier, user: User, office: Agency) -> None:
    now = timezone.now()
    charge.state, charge.refunded_at = Charge.State.REFUNDED, now
    charge.refunded_by, charge.refunded_for = user, office
    charge.save()
    keep_money_state(dossier)
    tell_ledger(dossier, "charge.refunded", user, charge=charge.pk, amount=charge.amount)
    papers.annul(dossier, f"fee_receipt:{charge.pk}", now, Annulled.REFUNDED)
