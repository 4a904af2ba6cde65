"""Arithmetic of working time, in Asia/Ho_Chi_Minh. A session's end belongs to it: due at 17:00, brought at 17:00."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from core.calendar.work_calendar import ZONE, WorkCalendar
from core.errors import Invalid

YEARS = range(1976, 2091)
"""Counted years: the clock has not moved since 1975, and ten years on the holidays are still known."""

HORIZON_DAYS = 3660
"""How far ahead working time is looked for: no term of the law reaches ten years."""

_NO_DAYS = timedelta()


def local(at: datetime) -> datetime:
    """The instant on the city's clock; ValueError without a time zone, Invalid in a year that is not counted."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    if at.year not in YEARS:
        raise Invalid(_("Chỉ tính được thời hạn trong các năm từ 1976 đến 2090."))
    return at.astimezone(ZONE)


def spans_on(day: date, calendar: WorkCalendar) -> list[tuple[datetime, datetime]]:
    """The sessions of a date as instants."""
    return [
        (datetime.combine(day, start, ZONE), datetime.combine(day, end, ZONE))
        for start, end in calendar.sessions_on(day)
    ]


def is_working_day(day: date, calendar: WorkCalendar) -> bool:
    """Whether the office has any session on that date."""
    return bool(calendar.sessions_on(day))


def working_days(first: date, calendar: WorkCalendar) -> Iterator[date]:
    """Working days from `first` on, it included; Invalid once ten years are searched through."""
    days = (first + timedelta(days=ahead) for ahead in range(HORIZON_DAYS))
    yield from (day for day in days if is_working_day(day, calendar))
    raise Invalid(_("Lịch làm việc không có đủ thời gian làm việc trong mười năm tới."))


def _spans_from(day: date, calendar: WorkCalendar) -> Iterator[tuple[datetime, datetime]]:
    for working_day in working_days(day, calendar):
        yield from spans_on(working_day, calendar)


def next_working_moment(at: datetime, calendar: WorkCalendar) -> datetime:
    """The instant itself within a session, else the start of the next one; Invalid if none comes within ten years."""
    at = local(at)
    return next(max(at, start) for start, end in _spans_from(at.date(), calendar) if at <= end)


def add_working_time(at: datetime, amount: timedelta, calendar: WorkCalendar) -> datetime:
    """The first working moment by which so much working time has run since `at`; ValueError if it is negative."""
    if amount < _NO_DAYS:
        raise ValueError("working time only runs forward")
    at = next_working_moment(at, calendar)
    spans = _spans_from(at.date(), calendar)
    while True:
        start, end = next(spans)
        run = max(end - max(start, at), _NO_DAYS)
        if at <= end and amount <= run:
            return max(start, at) + amount
        amount -= run


def working_time_between(a: datetime, b: datetime, calendar: WorkCalendar) -> timedelta:
    """The working time that runs from one instant to another; negative if the second comes first."""
    a, b = local(a), local(b)
    if b < a:
        return -working_time_between(b, a, calendar)
    days = (a.date() + timedelta(days=ahead) for ahead in range((b.date() - a.date()).days + 1))
    spans = (span for day in days for span in spans_on(day, calendar))
    return sum((max(min(end, b) - max(start, a), _NO_DAYS) for start, end in spans), _NO_DAYS)
