from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from core.errors import TooOften

WINDOW = timedelta(minutes=10)
LONGEST = 120


class Try(models.Model):
    """A try at a public door, counted under a key, in the database: all web processes see it."""

    key = models.CharField(max_length=LONGEST, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True)
class Limit:
    """So many tries are borne in ten minutes, of one address (that of a request) or of one word."""

    name: str
    most: int

    def guard(self, whose: HttpRequest | str) -> None:
        """TooOften when no try is left."""
        recent = Try.objects.filter(key=self._key(whose), at__gte=timezone.now() - WINDOW)
        if recent.count() >= self.most:
            raise TooOften

    def count(self, whose: HttpRequest | str) -> None:
        """One try more."""
        Try.objects.create(key=self._key(whose))

    def _key(self, whose: HttpRequest | str) -> str:
        return f"{self.name}:{whose if isinstance(whose, str) else whose.META['REMOTE_ADDR']}"[:LONGEST]
