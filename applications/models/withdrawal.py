from django.conf import settings
from django.db import models

from applications.models.decided import Decided
from applications.models.dossier import Dossier
from applications.status import Status


class Withdrawal(Decided):
    """The applicant asks for the dossier back (status 7); an officer grants it (8, Mẫu 05) or it goes on as it was."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="withdrawals")
    status_before = models.PositiveSmallIntegerField(choices=Status.choices)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.reason}"
