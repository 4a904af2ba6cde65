from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.models import Blob


class Export(models.Model):
    """A list written to a file by the worker: which list, filtered how, with which columns."""

    class Format(models.TextChoices):
        CSV = "CSV", _("CSV")
        XLSX = "XLSX", _("Excel (XLSX)")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="exports")
    subject = models.CharField(max_length=30)  # the list's name in applications.desk.exports
    params = models.CharField(max_length=1000, blank=True)
    columns = models.JSONField(default=list)
    language = models.CharField(max_length=5, default="vi")
    format = models.CharField(max_length=4, choices=Format.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    total = models.PositiveIntegerField(null=True)
    written = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.subject} {self.format}"

    @property
    def kept_until(self) -> datetime:
        """When it is forgotten, with its file (applications.forgetting)."""
        return self.created_at + timedelta(days=settings.KEPT_DAYS["exports"])
