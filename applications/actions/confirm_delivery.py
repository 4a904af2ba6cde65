"""confirm_delivery: the receipt of a letter came back: what was sent has arrived; or the letter itself came back."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import end_done
from applications.actions.parts.changing import changing, tell_ledger
from applications.delivered import keep_delivery_state
from applications.models import Delivery, Dossier
from applications.notices import tell
from core.errors import Conflict, or_denied


def confirm_delivery(user: User, pk: UUID, delivery_id: int, arrived: bool = True) -> Dossier:
    """The dossier. What came back may be sent or fetched again, and the applicant is told.

    Conflict for what did not go by post or was confirmed; Denied to who is at no counter of it.
    """
    with changing(pk, user) as dossier:
        permissions.require(permissions.counter_of(user, dossier) is not None)
        delivery = or_denied(dossier.deliveries.filter(pk=delivery_id).first())
        if delivery.way != Delivery.Way.POST or delivery.arrived_at or delivery.returned_at:
            raise Conflict(_("Lần giao này không còn chờ báo nhận."))
        _arrived(delivery) if arrived else _came_back(delivery)
        keep_delivery_state(dossier)
        tell_ledger(dossier, f"result.{'arrived' if arrived else 'came_back'}", user, delivery=delivery.pk)
        end_done(dossier, user)
    return dossier


def _arrived(delivery: Delivery) -> None:
    delivery.arrived_at = timezone.now()
    delivery.save(update_fields=["arrived_at"])


def _came_back(delivery: Delivery) -> None:
    delivery.returned_at = timezone.now()
    delivery.save(update_fields=["returned_at"])
    dossier, words = delivery.dossier, {"address": delivery.identity, "post_code": delivery.post_code}
    tell(dossier, "result_came_back", agency=str(dossier.return_agency or dossier.receiving_agency), **words)
