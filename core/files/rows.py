from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import models

from core.ids import uuid7


class Blob(models.Model):
    """Bytes that are kept: the row comes after the file, so a row never precedes its bytes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return f"{self.id} ({self.size} bytes)"

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return Path(settings.MEDIA_ROOT) / "blobs" / self.sha256[:2] / str(self.id)

    def open(self) -> BinaryIO:
        return self.path.open("rb")

    def bytes(self) -> bytes:
        return self.path.read_bytes()
