"""Working time between many moments, counted once a day instead of once a pair."""

from datetime import date, datetime, time, timedelta
from itertools import accumulate

from core.calendar import ZONE, WorkCalendar


class Worked:
    """How much working time has run from the start of `first` until a moment up to the end of `last`."""

    def __init__(self, calendar: WorkCalendar, first: date, last: date) -> None:
        self.first = first
        days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
        self.sessions = [[(_seconds(a), _seconds(b)) for a, b in calendar.sessions_on(day)] for day in days]
        self.before = [0, *accumulate(sum(b - a for a, b in sessions) for sessions in self.sessions)]

    def until(self, at: datetime) -> int:
        """Seconds of working time; moments outside the days counted are taken for their nearest end."""
        local = at.astimezone(ZONE)
        day = (local.date() - self.first).days
        if not 0 <= day < len(self.sessions):
            return 0 if day < 0 else self.before[-1]
        now = _seconds(local.time())
        return self.before[day] + sum(max(min(end, now) - start, 0) for start, end in self.sessions[day])

    def between(self, since: datetime, until: datetime) -> int:
        """Seconds of working time from one moment to a later one."""
        return self.until(until) - self.until(since)


def _seconds(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
