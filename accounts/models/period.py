"""A right that lasts for a time: from an instant, up to but not including another."""

from datetime import datetime
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=models.Model)


class PeriodQuerySet(models.QuerySet[Row]):
    def in_force(self, at: datetime | None = None) -> Self:
        """Rows with valid_from ≤ at < valid_to; `at` is an aware instant, by default now."""
        at = at or timezone.now()
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=at), valid_from__lte=at)


class Period(models.Model):
    valid_from = models.DateTimeField(_("từ lúc"), default=timezone.now)
    valid_to = models.DateTimeField(_("đến trước lúc"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
            )
        ]
