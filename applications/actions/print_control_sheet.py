"""print_control_sheet: an officer prints the hand-overs so far (Mẫu 06)."""

from uuid import UUID

from django.utils import timezone

from accounts.models import User
from applications import papers, permissions
from applications.actions.parts.changing import changing
from applications.models import Paper
from applications.models.paper import PaperKind


def print_control_sheet(user: User, pk: UUID) -> Paper:
    """A new snapshot of the control sheet; earlier ones stay as they are."""
    with changing(pk, user) as dossier:
        permissions.require(user.is_officer)
        return papers.issue(PaperKind.CONTROL_SHEET, dossier, user, timezone.now())
