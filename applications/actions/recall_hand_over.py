"""recall_hand_over: an office takes back paper originals that it handed over, while nobody has signed for them."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.models import Dossier, HandOver
from core.errors import Conflict, Denied


def recall_hand_over(user: User, pk: UUID, hand_over_ids: Collection[int]) -> Dossier:
    """They stay here; only the ledger tells of it. Denied to who keeps no papers there; Conflict once received."""
    with changing(pk, user) as dossier:
        found = list(HandOver.objects.filter(original__dossier=dossier, pk__in=hand_over_ids))
        if not found:
            raise Denied
        for hand_over in found:
            permissions.require(permissions.keeps_originals_at(user, hand_over.giver_id))
        if any(hand_over.received_at for hand_over in found):
            raise Conflict(_("Bản giấy đã được ký nhận. Hãy tải lại trang."))
        tell_ledger(dossier, "originals.recalled", user, originals=[each.original_id for each in found])
        for hand_over in found:
            hand_over.delete()
    return dossier
