"""receive_originals: paper originals are left at a counter; from then on each has a holder."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency, User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.models import Dossier, HandOver, Original
from core.errors import Invalid, or_denied

MOST = 500  # pieces of one paper


def receive_originals(user: User, pk: UUID, revision: int, items: Sequence[Mapping[str, Any]]) -> Dossier:
    """Each item: `name`, `quantity` (1), `paper` (the id of the paper asked, if it is one). Denied away from a counter.

    Invalid where an item has no name or no sound quantity; then none is received.
    """
    with changing(pk, user, revision) as dossier:
        agency = or_denied(permissions.counter_of(user, dossier))
        originals = [_original(dossier, item, agency) for item in items if any(item.values())]
        if not originals:
            raise Invalid(_("Chưa ghi bản giấy nào."), {"originals": _("Hãy ghi ít nhất một bản giấy.")})
        for original in originals:
            _receive(original, user)
        tell_ledger(dossier, "originals.received", user, originals=[original.pk for original in originals])
    return dossier


def _original(dossier: Dossier, item: Mapping[str, Any], agency: Agency) -> Original:
    name, quantity = str(item.get("name") or "").strip()[:300], item.get("quantity") or 1
    if not name or not isinstance(quantity, int) or not 1 <= quantity <= MOST:
        raise Invalid(_("Hãy xem lại các bản giấy."), {"originals": _("Mỗi bản giấy cần tên và số lượng từ 1.")})
    paper = next((asked.id for asked in dossier.definition.papers if asked.id == item.get("paper")), "")
    return Original(dossier=dossier, name=name, quantity=quantity, paper=paper, held_by=agency)


def _receive(original: Original, user: User) -> None:
    now = timezone.now()
    original.save()
    HandOver.objects.create(
        original=original, receiver=original.held_by, given_by=user, given_at=now, received_by=user, received_at=now
    )
