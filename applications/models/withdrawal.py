from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier
from applications.status import Status


class Withdrawal(models.Model):
    """The applicant asks for the dossier back (status 7); an officer grants it (8, Mẫu 05) or it goes on as it was."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="withdrawals")
    status_before = models.PositiveSmallIntegerField(choices=Status.choices)
    reason = models.TextField()
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=models.Q(granted=None), name="one_open_withdrawal")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.reason}"
