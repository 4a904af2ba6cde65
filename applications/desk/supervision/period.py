"""The period that figures are counted over: from one day to another, both included."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from core.calendar import begins, ends
from core.day import Day

FROM, TO = "tu", "den"
USUAL, LONGEST = timedelta(days=30), timedelta(days=366)


@dataclass(frozen=True)
class Period:
    first: date
    last: date

    @property
    def since(self) -> datetime:
        return begins(self.first)

    @property
    def until(self) -> datetime:
        """Up to but not including this moment."""
        return ends(self.last)


def period_of(params: QueryDict) -> Period:
    """`?tu=` and `?den=` (day/month/year); by default the last 30 days; at most a year, counted back from its end."""
    today = timezone.localdate()
    last = min(_day(params.get(TO, "")) or today, today)
    first = min(_day(params.get(FROM, "")) or last - USUAL, last)
    return Period(max(first, last - LONGEST), last)


def _day(written: str) -> date | None:
    try:
        found: date | None = Day(required=False).clean(written)
    except ValidationError:
        return None
    return found
