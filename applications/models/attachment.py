from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier
from core.models import Blob


class Attachment(models.Model):
    """A file handed in for one required paper. It is replaced or removed, never overwritten."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="attachments")
    paper = models.CharField(max_length=60)  # PaperRequirement.id
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(null=True)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
