"""hand_over_originals: paper originals leave an office, to another one or back to the applicant."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Agency, User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.in_person import Came, keep_presence
from applications.custody import offices_of
from applications.models import Dossier, HandOver, Original
from core.errors import Conflict, Invalid, or_denied


def hand_over_originals(
    user: User, pk: UUID, original_ids: Collection[int], to: str, came: Came | None = None
) -> Dossier:
    """`to`: the code of an office of the dossier, which then receives them; "" is the applicant, who has them at once.

    Denied unless the user keeps papers where they all are; Conflict for one that is already on its way. Giving back
    keeps who came for them and what they showed: Invalid without.
    """
    with changing(pk, user) as dossier:
        originals = _held(dossier, user, original_ids)
        receiver = _receiver(dossier, to)
        if receiver is None:
            keep_presence(user, dossier, came)
        for original in originals:
            _hand_over(original, receiver, user)
        numbers = [original.pk for original in originals]
        tell_ledger(dossier, "originals.handed_over", user, originals=numbers, to=to)
    return dossier


def _held(dossier: Dossier, user: User, original_ids: Collection[int]) -> list[Original]:
    found = list(dossier.originals.filter(pk__in=original_ids).select_related("held_by"))
    if not found:
        raise Invalid(_("Hãy chọn bản giấy cần bàn giao."), {"originals": _("Chưa chọn bản giấy nào.")})
    if HandOver.objects.filter(original__in=found, received_at=None).exists():
        raise Conflict(_("Có bản giấy đã bàn giao và đang chờ nơi nhận ký nhận. Hãy tải lại trang."))
    if any(original.held_by is None for original in found):
        raise Conflict(_("Có bản giấy đã trả lại người nộp. Hãy tải lại trang."))
    for agency_id in {original.held_by_id for original in found}:
        permissions.require(permissions.keeps_originals_at(user, agency_id))
    return found


def _receiver(dossier: Dossier, to: str) -> Agency | None:
    if not to:
        return None
    return or_denied(offices_of(dossier).filter(code=to).first())


def _hand_over(original: Original, receiver: Agency | None, user: User) -> None:
    """The applicant signs on paper for what they take back: it is received at once, before the officer."""
    if original.held_by == receiver:
        raise Invalid(_("Bản giấy đang ở nơi ấy."), {"to": _("Hãy chọn nơi khác.")})
    now, taken = timezone.now(), receiver is None
    HandOver.objects.create(
        original=original, giver=original.held_by, receiver=receiver, given_by=user, given_at=now,
        received_by=user if taken else None, received_at=now if taken else None,
    )  # fmt: skip
    if taken:
        original.held_by = None
        original.save(update_fields=["held_by"])
