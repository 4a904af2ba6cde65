"""discard_draft: who fills a draft in throws it away, with its answers and files."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import tell_ledger
from applications.models import Dossier
from applications.status import Status
from core.errors import Conflict, or_denied
from core.files import forget


def discard_draft(user: User, pk: UUID) -> None:
    """Denied when there is no such dossier (any more); Conflict when it was filed."""
    with transaction.atomic():
        dossier = or_denied(Dossier.objects.within_reach_of(user).select_for_update(of=("self",)).filter(pk=pk).first())
        permissions.require(permissions.writes(user, dossier))
        if dossier.status != Status.DRAFT:
            raise Conflict(_("Hồ sơ đã nộp nên không xóa được. Bạn có thể rút hồ sơ."))
        throw_away(dossier, user)


def throw_away(dossier: Dossier, user: User | None) -> None:
    """Does away with a locked draft, for `user` or for its age; rows first, bytes once that is certain."""
    blobs = [attachment.blob for attachment in dossier.attachments.select_related("blob")]
    tell_ledger(dossier, "dossier.discarded", user)
    dossier.delete()
    for blob in blobs:
        forget(blob)
