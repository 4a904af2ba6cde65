"""settle_charge: the counter or finance records that a fee was taken in cash."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency, User
from applications import papers, permissions
from applications.actions.complete_step import end_done
from applications.actions.parts.changing import changing, tell_ledger
from applications.fees.states import keep_money_state
from applications.models import Charge, Dossier
from applications.models.paper import PaperKind
from core.errors import Conflict, Denied
from core.templatetags.vietnamese import moment
from core.text import money


def settle_charge(user: User, pk: UUID, charge_id: int, shown: int | None = None) -> Dossier:
    """The dossier with the charge paid and its receipt; recording it twice takes the money once.

    `shown`: the đồng that the officer's page asked for; Conflict unless just that is still due.
    A payment step in which nothing is due any more ends by itself, and the legal clock runs again.
    """
    with changing(pk, user) as dossier:
        office = permissions.takes_for(user, dossier)
        charge = dossier.charges.filter(pk=charge_id).select_related("settled_by").first()
        if office is None or charge is None:
            raise Denied
        if shown is not None and (charge.state, charge.amount) != (Charge.State.DUE, shown):
            raise Conflict(_why_not(charge))
        if charge.state == Charge.State.DUE:
            _take(charge, dossier, user, office)
            end_done(dossier, user)
    return dossier


def _why_not(charge: Charge) -> str:
    if charge.state == Charge.State.DUE:
        return _("Khoản này nay phải thu %(amount)s. Hãy tải lại trang.") % {"amount": money(charge.amount)}
    if charge.state == Charge.State.PAID and charge.settled_by:
        words = {"who": charge.settled_by.full_name, "at": moment(charge.settled_at)}
        return _("%(who)s đã thu khoản này lúc %(at)s.") % words
    return _("Khoản này không phải thu nữa.")


def _take(charge: Charge, dossier: Dossier, user: User, office: Agency) -> None:
    now = timezone.now()
    charge.state, charge.settled_at, charge.settled_by, charge.settled_for = Charge.State.PAID, now, user, office
    charge.save()
    keep_money_state(dossier)
    tell_ledger(dossier, "charge.paid", user, charge=charge.pk, amount=charge.amount)
    papers.issue(PaperKind.FEE_RECEIPT, dossier, user, now, charges=[charge])
