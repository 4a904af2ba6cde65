"""The city's counter: where it is, when it is open, whom to call."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from accounts.kinds import AgencyKind
from accounts.models import Agency
from core.calendar import WorkCalendar, calendar_for
from core.calendar.rows import Weekday
from core.calendar.work_calendar import WeeklySession
from procedures.catalogue.page import Counter, OpeningHours


def city_counter(today: date) -> Counter | None:
    """The City Public Administrative Service Centre with its ordinary week; None before it is set up."""
    centre = Agency.objects.filter(kind=AgencyKind.CITY_CENTRE).first()
    if centre is None:
        return None
    hours = opening_hours(calendar_for(centre.code), today)
    return Counter(name=centre.name, address=centre.address, hotline=centre.hotline, hours=tuple(hours))


def opening_hours(calendar: WorkCalendar, today: date) -> Iterable[OpeningHours]:
    """The week in force today, days with the same hours together: "Thứ Hai – Thứ Sáu", "07:30–11:30, 13:00–17:00"."""
    week = next((sessions for layer in calendar.layers if (sessions := layer.week_on(today))), ())
    for hours, days in groupby(Weekday, key=lambda day: _hours_of(day, week)):
        if hours:
            yield OpeningHours(days=_span(list(days)), hours=hours)


def _hours_of(day: int, week: Sequence[WeeklySession]) -> str:
    sessions = sorted((each.start, each.end) for each in week if each.weekday == day)
    return ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in sessions)


def _span(days: Sequence[Weekday]) -> str:
    first, last = str(days[0].label), str(days[-1].label)
    return first if len(days) == 1 else _("%(first)s – %(last)s") % {"first": first, "last": last}
