"""Days and times that stand for all others: those around every one named, and as far apart as is asked."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from procedures.fields.dates import EARLIEST, LATEST
from procedures.gate.search.company import ANCHOR, Company
from procedures.rules.values import PartialDate, partial_date, time_of_day


def days(company: Company) -> list[date]:
    """Days around every day named, and around those so far apart; the nearest to the anchor first."""
    starts = {ANCHOR} | {each for value in company.constants for each in _edges(value)}
    starts |= {moved for start in starts for moved in _apart(start, company)}
    found = {start + timedelta(far) for start in starts for far in company.around(start == min(starts))}
    return sorted(found, key=lambda day: (abs(day - ANCHOR), day))


def _edges(value: Any) -> Iterator[date]:
    """The first day it can be, and the first that it cannot be any more."""
    known = PartialDate((value.year, value.month, value.day)) if isinstance(value, date) else partial_date(value)
    if known and EARLIEST.year <= known.parts[0] <= LATEST.year:
        first = known.first_day()
        yield first
        if len(known.parts) < 3:
            yield (first + timedelta(32 if len(known.parts) == 2 else 366)).replace(day=1)


def _apart(start: date, company: Company) -> Iterator[date]:
    # Far beyond what any form allows, arithmetic with days ends; such distances keep nobody apart.
    yield from (start + timedelta(sign * far) for far in company.days_apart for sign in (1, -1) if far < 10**5)
    for far in company.years_apart:
        for year in (start.year + far, start.year - far):
            if EARLIEST.year <= year <= LATEST.year:
                yield date(year, start.month, min(start.day, 28))


def partial_days(company: Company) -> list[PartialDate]:
    """The same days, their months and years, and those before and after."""
    known = days(company)
    wider = [day + timedelta(far) for day in known for far in (0, -40, 40, -400, 400)]
    parts = [(day.year, day.month, day.day) for day in known]
    shorter = [(day.year, day.month, day.day)[:length] for length in (2, 1) for day in wider]
    return [PartialDate(each) for each in dict.fromkeys([*parts, *shorter])]


def times(company: Company) -> list[time]:
    """Minutes around every time named; the morning first."""
    named = {datetime.combine(ANCHOR, each) for value in company.constants if (each := time_of_day(value))}
    morning = datetime.combine(ANCHOR, time(8))
    starts = {morning, *named}
    found = {start + timedelta(minutes=far) for start in starts for far in company.around(start == min(starts))}
    of_the_day = (moment for moment in found if moment.date() == ANCHOR)
    return [moment.time() for moment in sorted(of_the_day, key=lambda moment: (abs(moment - morning), moment))]
