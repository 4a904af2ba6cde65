"""Working time and due dates. All but `rows` is pure; `calendar_for` reads the rows."""

from core.calendar.days import begins, ends
from core.calendar.due import due_at
from core.calendar.holidays import national_calendar
from core.calendar.term import Mode, Term
from core.calendar.work_calendar import ZONE, WorkCalendar
from core.calendar.working_time import add_working_time, is_working_day, next_working_moment, working_time_between

__all__ = [
    "ZONE",
    "Mode",
    "Term",
    "WorkCalendar",
    "add_working_time",
    "begins",
    "calendar_for",
    "due_at",
    "ends",
    "is_working_day",
    "national_calendar",
    "next_working_moment",
    "working_time_between",
]


def calendar_for(agency_code: str = "") -> WorkCalendar:
    """The working time of an agency ("": the city), from the rows, in two queries."""
    # Imported here: rows are models, and what counts with dates must load without them.
    from core.calendar import rows

    return rows.calendar_for(agency_code)
