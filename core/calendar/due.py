"""When a dossier is due: one small function a mode of counting (Bộ luật Dân sự 2015, Arts 147-148)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

from core.calendar.days import ends
from core.calendar.term import Mode, Term
from core.calendar.work_calendar import WorkCalendar
from core.calendar.working_time import (
    add_working_time,
    local,
    next_working_moment,
    spans_on,
    working_days,
)

_HOUR_US = 3_600_000_000


def due_at(accepted_at: datetime, term: Term, calendar: WorkCalendar) -> datetime:
    """The last moment at which the result is on time, on the city's clock.

    ValueError without a time zone; Invalid before 1976, after 2090, or if there is no working time within ten years.
    """
    return _COUNTED[term.mode](_counts_from(local(accepted_at), term.cutoff), term.amount, calendar)


def _counts_from(at: datetime, cutoff: time | None) -> datetime:
    """Past the cut-off an acceptance counts as one of the next day."""
    if cutoff is None or at.time() <= cutoff:
        return at
    return ends(at.date())


def _after_working_days(at: datetime, amount: Decimal, calendar: WorkCalendar) -> datetime:
    """The day of acceptance, or the next working day if that is over, is day 0; a half ends with a morning."""
    whole, half = divmod(amount, 1)
    day_zero = next_working_moment(at, calendar).date()
    day = next(islice(working_days(day_zero, calendar), int(whole) + bool(half), None))
    return spans_on(day, calendar)[0][1] if half else _end_of(day, calendar)


def _after_calendar_days(at: datetime, amount: Decimal, calendar: WorkCalendar) -> datetime:
    """Days off count too, but a last day that is off gives way to the next working day (Art. 148.5)."""
    last = at.date() + timedelta(days=int(amount))
    return _end_of(next(working_days(last, calendar)), calendar)


def _after_working_hours(at: datetime, amount: Decimal, calendar: WorkCalendar) -> datetime:
    """Hours run through the sessions from the minute of acceptance."""
    return add_working_time(at, timedelta(microseconds=int(amount * _HOUR_US)), calendar)


def _same_day(at: datetime, amount: Decimal, calendar: WorkCalendar) -> datetime:
    """The end of the working day in which the acceptance counts."""
    return _end_of(next_working_moment(at, calendar).date(), calendar)


def _end_of(day: date, calendar: WorkCalendar) -> datetime:
    return spans_on(day, calendar)[-1][1]


_COUNTED: dict[Mode, Callable[[datetime, Decimal, WorkCalendar], datetime]] = {
    Mode.WORKING_DAYS: _after_working_days,
    Mode.CALENDAR_DAYS: _after_calendar_days,
    Mode.WORKING_HOURS: _after_working_hours,
    Mode.SAME_DAY: _same_day,
}
