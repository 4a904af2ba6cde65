"""confirm_delivery: the receipt of a letter came back: what was sent has arrived."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.changing import changing, tell_ledger
from applications.actions.complete_step import end_done
from applications.delivered import keep_delivery_state
from applications.models import Delivery, Dossier
from core.errors import Conflict, Denied


def confirm_delivery(user: User, pk: UUID, delivery_id: int) -> Dossier:
    """The dossier. Conflict for what did not go by post or was confirmed; Denied to who is at no counter of it."""
    with changing(pk, user) as dossier:
        permissions.require(permissions.counter_of(user, dossier) is not None)
        delivery = dossier.deliveries.filter(pk=delivery_id).first()
        if delivery is None:
            raise Denied
        if delivery.way != Delivery.Way.POST or delivery.arrived_at:
            raise Conflict(_("Lần giao này không còn chờ báo nhận."))
        delivery.arrived_at = timezone.now()
        delivery.save(update_fields=["arrived_at"])
        keep_delivery_state(dossier)
        tell_ledger(dossier, "result.arrived", user, delivery=delivery.pk)
        end_done(dossier, user)
    return dossier
