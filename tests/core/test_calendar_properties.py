"""What must hold of every calendar, term and instant."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import (
    ZONE,
    Mode,
    Term,
    WorkCalendar,
    add_working_time,
    due_at,
    is_working_day,
    national_calendar,
    next_working_moment,
    working_time_between,
)
from core.calendar.work_calendar import Rules, SpecialDays, every

pytestmark = pytest.mark.pure

START = datetime(2026, 1, 1, tzinfo=ZONE)
NO_TIME = timedelta()
WEEKS = [
    every(range(5), (time(7, 30), time(11, 30)), (time(13), time(17))),
    every(range(5), (time(7), time(11, 30)), (time(13, 30), time(17))) + every([5], (time(7, 30), time(11, 30))),
    every([1, 3], (time(8), time(12))),
    every(range(7), (time(0), time(12)), (time(12), time(23, 59))),
]


def _special(offset: int, length: int, works_like: int | None) -> SpecialDays:
    first = date(2026, 1, 1) + timedelta(days=offset)
    return SpecialDays(first, first + timedelta(days=length), works_like)


specials = st.builds(_special, st.integers(0, 400), st.integers(0, 30), st.sampled_from([None, None, 0, 1, 3]))
rules = st.builds(
    Rules,
    st.sampled_from([(), *WEEKS]),
    st.lists(specials, max_size=4).map(tuple),
)
calendars = st.builds(lambda *layers: WorkCalendar((*layers, *national_calendar().layers)), rules, rules)
instants = st.integers(0, 400 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
lengths = st.integers(0, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))
cutoffs = st.sampled_from([None, time(11), time(15), time(23)])
PARTS = {Mode.CALENDAR_DAYS: Decimal(1), Mode.WORKING_HOURS: Decimal("0.25")}
modes = st.sampled_from(Mode)
counts = st.integers(1, 60)
many = settings(max_examples=300, deadline=None)


def term_of(mode: Mode, count: int, cutoff: time | None) -> Term:
    """So many of the smallest parts that the mode knows."""
    return Term(mode, count * PARTS.get(mode, Decimal("0.5")), cutoff)


def works_at(moment: datetime, calendar: WorkCalendar) -> bool:
    return any(start <= moment.time() <= end for start, end in calendar.sessions_on(moment.date()))


@given(instants, modes, counts, cutoffs, calendars)
@many
def test_due_in_working_time_and_never_before_acceptance(
    accepted: datetime, mode: Mode, count: int, cutoff: time | None, calendar: WorkCalendar
) -> None:
    due = due_at(accepted, term_of(mode, count, cutoff), calendar)
    assert works_at(due, calendar)
    assert due >= accepted
    assert due.utcoffset() == timedelta(hours=7)


@given(instants, lengths, modes, counts, cutoffs, calendars)
@many
def test_later_acceptance_is_never_due_earlier(
    accepted: datetime, later: timedelta, mode: Mode, count: int, cutoff: time | None, calendar: WorkCalendar
) -> None:
    term = term_of(mode, count, cutoff)
    assert due_at(accepted, term, calendar) <= due_at(accepted + later, term, calendar)


@given(instants, modes, counts, counts, cutoffs, calendars)
@many
def test_a_longer_term_is_never_due_earlier(
    accepted: datetime, mode: Mode, count: int, more: int, cutoff: time | None, calendar: WorkCalendar
) -> None:
    short, long = term_of(mode, count, cutoff), term_of(mode, count + more, cutoff)
    assert due_at(accepted, short, calendar) <= due_at(accepted, long, calendar)


@given(instants, st.integers(1, 40), calendars)
@many
def test_so_many_working_days_lie_between(accepted: datetime, days: int, calendar: WorkCalendar) -> None:
    day_zero = next_working_moment(accepted, calendar).date()
    due = due_at(accepted, Term(Mode.WORKING_DAYS, Decimal(days)), calendar)
    after = [day_zero + timedelta(days=ahead) for ahead in range(1, (due.date() - day_zero).days + 1)]
    assert sum(is_working_day(day, calendar) for day in after) == days
    assert due.time() == calendar.sessions_on(due.date())[-1][1]


@given(instants, lengths, calendars)
@settings(max_examples=100, deadline=None)
def test_working_time_is_the_sum_of_working_minutes(a: datetime, length: timedelta, calendar: WorkCalendar) -> None:
    minutes = (a + timedelta(minutes=minute) for minute in range(length // timedelta(minutes=1)))
    worked = sum(
        any(start <= minute.time() < end for start, end in calendar.sessions_on(minute.date())) for minute in minutes
    )
    assert working_time_between(a, a + length, calendar) == timedelta(minutes=worked)


@given(instants, instants, instants, calendars)
@many
def test_working_time_adds_up(a: datetime, b: datetime, c: datetime, calendar: WorkCalendar) -> None:
    whole = working_time_between(a, c, calendar)
    assert working_time_between(a, b, calendar) + working_time_between(b, c, calendar) == whole
    assert (whole >= NO_TIME) if a <= c else (whole <= NO_TIME)


@given(instants, lengths, calendars)
@many
def test_adding_and_measuring_are_inverse(a: datetime, length: timedelta, calendar: WorkCalendar) -> None:
    reached = add_working_time(a, length, calendar)
    assert works_at(reached, calendar)
    assert working_time_between(a, reached, calendar) == length


@given(instants, instants, calendars)
@many
def test_measuring_and_adding_reach_no_further(a: datetime, b: datetime, calendar: WorkCalendar) -> None:
    first, last = sorted((a, b))
    reached = add_working_time(first, working_time_between(first, last, calendar), calendar)
    assert working_time_between(reached, last, calendar) == NO_TIME
    assert reached <= max(last, next_working_moment(first, calendar))


@given(instants, lengths, lengths, calendars)
@many
def test_adding_twice_is_adding_the_sum(a: datetime, one: timedelta, other: timedelta, calendar: WorkCalendar) -> None:
    twice = add_working_time(add_working_time(a, one, calendar), other, calendar)
    assert working_time_between(twice, add_working_time(a, one + other, calendar), calendar) == NO_TIME


@given(instants, calendars)
@many
def test_the_next_working_moment_is_the_first(a: datetime, calendar: WorkCalendar) -> None:
    moment = next_working_moment(a, calendar)
    assert works_at(moment, calendar)
    assert works_at(a, calendar) == (moment == a)
    assert working_time_between(a, moment, calendar) == NO_TIME
    assert next_working_moment(moment, calendar) == moment
