"""discard_draft: who fills a draft in throws it away, with its answers and files."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.models import Dossier
from applications.status import Status
from core.errors import Conflict, Denied
from core.files import forget


def discard_draft(user: User, pk: UUID) -> None:
    """Rows first, bytes once that is certain. Denied when there is no such dossier (any more); Conflict when filed."""
    with transaction.atomic():
        dossier = Dossier.objects.within_reach_of(user).select_for_update(of=("self",)).filter(pk=pk).first()
        if dossier is None:
            raise Denied
        permissions.require(permissions.writes(user, dossier))
        if dossier.status != Status.DRAFT:
            raise Conflict(_("Hồ sơ đã nộp nên không xóa được. Bạn có thể rút hồ sơ."))
        blobs = [attachment.blob for attachment in dossier.attachments.select_related("blob")]
        dossier.delete()
        for blob in blobs:
            forget(blob)
