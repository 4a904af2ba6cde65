from datetime import timedelta

from django.db import models
from django.utils import timezone

WINDOW = timedelta(minutes=10)


class FailedLookup(models.Model):
    """A wrong try at the public lookup, counted by address and by code, in the database: all web processes see it."""

    key = models.CharField(max_length=120, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key

    @classmethod
    def count(cls, key: str) -> int:
        """Wrong tries under this key in the last ten minutes."""
        return cls.objects.filter(key=key, at__gte=timezone.now() - WINDOW).count()
