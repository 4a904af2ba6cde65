from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.dossier import Dossier
from applications.models.pause import Pause


class DueChange(models.Model):
    """One change of a due moment: from when to when, by which ground, at whose hand and with whose approval."""

    class Cause(models.TextChoices):
        PAUSE = "PAUSE", _("Thời gian không tính")
        EXTENSION = "EXTENSION", _("Gia hạn")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="due_changes")
    cause = models.CharField(max_length=10, choices=Cause.choices)
    at = models.DateTimeField()
    before = models.DateTimeField()
    after = models.DateTimeField()
    ground = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    pause = models.OneToOneField(Pause, models.PROTECT, null=True, related_name="due_change")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.before:%d/%m/%Y %H:%M} → {self.after:%d/%m/%Y %H:%M}"
