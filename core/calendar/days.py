"""A day on the city's clock, as moments."""

from datetime import date, datetime, time, timedelta

from core.calendar.work_calendar import ZONE


def begins(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE)


def ends(day: date) -> datetime:
    """The first moment that is no longer of it."""
    return begins(day + timedelta(days=1))
