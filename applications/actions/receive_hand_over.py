"""receive_hand_over: the other office signs for the paper originals that were handed over to it."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.models import Dossier, HandOver
from core.errors import Conflict, Denied


def receive_hand_over(user: User, pk: UUID, hand_over_ids: Collection[int]) -> Dossier:
    """From now on they are held there. Denied to who keeps no papers there; Conflict for one received already."""
    with changing(pk, user) as dossier:
        found = list(
            HandOver.objects.filter(original__dossier=dossier, pk__in=hand_over_ids).select_related("original")
        )
        if not found:
            raise Denied
        for hand_over in found:
            permissions.require(permissions.keeps_originals_at(user, hand_over.receiver_id))
        if any(hand_over.received_at for hand_over in found):
            raise Conflict(_("Bản giấy đã được ký nhận. Hãy tải lại trang."))
        for hand_over in found:
            _sign(hand_over, user)
        tell_ledger(dossier, "originals.taken", user, hand_overs=[hand_over.pk for hand_over in found])
    return dossier


def _sign(hand_over: HandOver, user: User) -> None:
    hand_over.received_by, hand_over.received_at = user, timezone.now()
    hand_over.save()
    hand_over.original.held_by = hand_over.receiver
    hand_over.original.save(update_fields=["held_by"])
