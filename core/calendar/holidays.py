"""The public holidays of Viet Nam (Bộ luật Lao động 2019, Arts 111-112; NQ 28/2026/QH16), where nobody has entered any.

What the government has announced for a year (`announced`) is the whole truth of that year. Any other year is worked
out: fixed days from the `holidays` library, Tết and Giỗ Tổ from the lunar calendar, and for each that falls on a
weekly day of rest the next working day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache

from core.calendar.announced import ANNOUNCED
from core.calendar.lunar import solar_date
from core.calendar.work_calendar import Rules, SpecialDays, WeeklySession, WorkCalendar, every

NATIONAL_WEEK: tuple[WeeklySession, ...] = every(range(5), (time(7, 30), time(11, 30)), (time(13), time(17)))
"""Five days of eight hours (QĐ 188/1999/QĐ-TTg), until an office enters its own."""

# The names under which the library knows the days it is asked for; "Quốc khánh" covers 2/9 and the day beside it.
_FIXED = ("Tết Dương lịch", "Ngày Chiến thắng", "Ngày Quốc tế Lao động", "Quốc khánh", "Ngày Văn hóa Việt Nam")
_SATURDAY = 5
_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def national_holidays(year: int) -> tuple[SpecialDays, ...]:
    """The days off, and the Saturdays worked in exchange, of a year."""
    return ANNOUNCED.get(year) or tuple(_worked_out(year))


def _worked_out(year: int) -> Iterator[SpecialDays]:
    holidays = dict([*_fixed_days(year), *_lunar_days(year)])
    for day, label in sorted(holidays.items()):
        yield SpecialDays(day, day, label=label)
    taken = set(holidays)
    for day, label in sorted(holidays.items()):
        if day.weekday() >= _SATURDAY:
            instead = _next_working_day(day, taken)
            taken.add(instead)
            yield SpecialDays(instead, instead, label=f"Nghỉ bù {label}")


def _fixed_days(year: int) -> Iterator[tuple[date, str]]:
    # Imported here: it brings 250 countries and 45 MB, and a portal whose years are pre-filled never comes by.
    from holidays import country_holidays

    known = country_holidays("VN", years=year, observed=False, language="vi")
    return ((day, name) for name in _FIXED for day in known.get_named(name, lookup="exact"))


def _lunar_days(year: int) -> Iterator[tuple[date, str]]:
    new_year = solar_date(year, 1, 1)
    yield from ((new_year + days * _DAY, "Tết Nguyên đán") for days in range(-1, 4))
    yield solar_date(year, 3, 10), "Giỗ Tổ Hùng Vương"


def _next_working_day(day: date, taken: set[date]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += _DAY
    return day


@dataclass(frozen=True)
class National:
    """The lowest layer: the national week, and the holidays of every year that is not entered in rows."""

    entered_years: frozenset[int] = frozenset()

    def special_on(self, day: date) -> SpecialDays | None:
        if day.year in self.entered_years:
            return None
        return Rules(specials=national_holidays(day.year)).special_on(day)

    def week_on(self, day: date) -> Sequence[WeeklySession]:
        return NATIONAL_WEEK


def national_calendar() -> WorkCalendar:
    """The working time of an office that has entered nothing of its own."""
    return WorkCalendar((National(),))
