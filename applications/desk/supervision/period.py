"""The period that figures are counted over: from one day to another, both included."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import QueryDict
from django.utils import timezone

FROM, TO, WRITTEN = "tu", "den", "%d/%m/%Y"
USUAL, LONGEST = timedelta(days=30), timedelta(days=366)


@dataclass(frozen=True)
class Period:
    first: date
    last: date

    @property
    def since(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def until(self) -> datetime:
        """Up to but not including this moment."""
        return timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time.min))


def period_of(params: QueryDict) -> Period:
    """`?tu=` and `?den=` (day/month/year); by default the last 30 days; at most a year, counted back from its end."""
    today = timezone.localdate()
    last = min(_day(params.get(TO, "")) or today, today)
    first = min(_day(params.get(FROM, "")) or last - USUAL, last)
    return Period(max(first, last - LONGEST), last)


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written, WRITTEN).date()
    except ValueError:
        return None
