from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier


class Notice(models.Model):
    """What the applicant was told, as it was told (NĐ 224/2026 Art. 15(1)(g)); mail carries the same words."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices")
    moment = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    body = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
