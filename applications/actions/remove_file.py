"""remove_file: the applicant takes back a file; it is marked, never deleted at once."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing
from applications.actions.parts.editing import may_change, open_targets
from applications.models import Dossier
from core.errors import Conflict, or_denied


def remove_file(user: User, pk: UUID, attachment_id: int) -> Dossier:
    """Removing what is already removed changes nothing. Conflict when this paper may not change now."""
    with changing(pk, user, related=()) as dossier:
        attachment = or_denied(dossier.attachments.filter(pk=attachment_id).first())
        if not may_change(open_targets(dossier, user), f"paper:{attachment.paper}"):
            raise Conflict(_("Giấy tờ này không được yêu cầu bổ sung."))
        if attachment.removed_at is None:
            attachment.removed_at, dossier.is_touched = timezone.now(), True
            attachment.save(update_fields=["removed_at"])
    return dossier
