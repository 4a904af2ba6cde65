from datetime import datetime

from django.conf import settings
from django.db import models

from accounts.models import User


class Decided(models.Model):
    """What somebody asks for with a reason, and an officer grants or refuses; a dossier has one that is undecided."""

    reason = models.TextField()
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=models.Q(granted=None), name="one_open_%(class)s")
        ]

    def decide(self, granted: bool, by: User, at: datetime, note: str = "") -> None:
        """The caller saves it, and does what follows."""
        self.granted, self.decided_by, self.decided_at, self.note = granted, by, at, note.strip()
