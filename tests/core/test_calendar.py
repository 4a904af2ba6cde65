"""Due dates of 2026 as the law counts them, in the four modes."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

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
from core.calendar.work_calendar import Rules, SpecialDays, WeeklySession, every
from core.errors import Invalid

pytestmark = pytest.mark.pure

MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13), time(17))
OFFICE_WEEK = every(range(5), MORNING, AFTERNOON)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def due(accepted: str, mode: Mode, amount: str = "0", cutoff: time | None = None) -> str:
    return f"{due_at(at(accepted), Term(mode, Decimal(amount), cutoff), national_calendar()):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("accepted", "days", "expected"),
    [
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-04-24", 5, "2026-05-06"),
        ("2026-04-29", 1, "2026-05-04"),
        ("2026-08-21", 7, "2026-09-03"),
        ("2026-11-20", 3, "2026-11-26"),
        ("2026-11-23", 1, "2026-11-25"),
        ("2026-12-30", 2, "2027-01-04"),
    ],
)
def test_working_days_of_2026(accepted: str, days: int, expected: str) -> None:
    assert due(f"{accepted} 09:00", Mode.WORKING_DAYS, str(days)) == f"{expected} 17:00"


@pytest.mark.parametrize(
    ("accepted", "days", "expected"),
    [
        ("2026-03-02 09:00", "0.5", "2026-03-03 11:30"),
        ("2026-03-02 09:00", "3.5", "2026-03-06 11:30"),
        ("2026-03-05 16:59", "1.5", "2026-03-09 11:30"),
        ("2026-02-13 09:00", "0.5", "2026-02-23 11:30"),
        ("2026-08-21 09:00", "0.5", "2026-08-22 11:30"),
        ("2026-03-02 09:00", "13.5", "2026-03-20 11:30"),
    ],
)
def test_half_a_day_ends_with_the_morning_of_the_next(accepted: str, days: str, expected: str) -> None:
    assert due(accepted, Mode.WORKING_DAYS, days) == expected


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("2026-03-02 06:00", "2026-03-03 17:00"),
        ("2026-03-02 12:00", "2026-03-03 17:00"),
        ("2026-03-02 17:00", "2026-03-03 17:00"),
        ("2026-03-02 17:01", "2026-03-04 17:00"),
        ("2026-03-07 10:00", "2026-03-10 17:00"),
        ("2026-02-18 10:00", "2026-02-24 17:00"),
    ],
)
def test_accepted_out_of_hours_counts_from_the_next_working_moment(accepted: str, expected: str) -> None:
    assert due(accepted, Mode.WORKING_DAYS, "1") == expected


@pytest.mark.parametrize(
    ("accepted", "expected"), [("2026-03-02 15:00", "2026-03-03 17:00"), ("2026-03-02 15:01", "2026-03-04 17:00")]
)
def test_past_the_cut_off_counts_from_the_next_day(accepted: str, expected: str) -> None:
    assert due(accepted, Mode.WORKING_DAYS, "1", time(15)) == expected


@pytest.mark.parametrize(
    ("accepted", "days", "expected"),
    [
        ("2026-03-02 09:00", "3", "2026-03-05 17:00"),
        ("2026-03-02 09:00", "5", "2026-03-09 17:00"),
        ("2026-02-09 09:00", "7", "2026-02-23 17:00"),
        ("2026-08-12 09:00", "10", "2026-08-22 17:00"),
        ("2026-03-07 09:00", "2", "2026-03-09 17:00"),
    ],
)
def test_calendar_days_end_on_a_working_day(accepted: str, days: str, expected: str) -> None:
    assert due(accepted, Mode.CALENDAR_DAYS, days) == expected


@pytest.mark.parametrize(
    ("accepted", "hours", "expected"),
    [
        ("2026-03-02 14:07", "8", "2026-03-03 14:07"),
        ("2026-03-02 09:00", "2.5", "2026-03-02 11:30"),
        ("2026-03-02 09:00", "2.75", "2026-03-02 13:15"),
        ("2026-03-02 12:10", "1", "2026-03-02 14:00"),
        ("2026-02-13 16:00", "2", "2026-02-23 08:30"),
        ("2026-02-13 20:00", "8", "2026-02-23 17:00"),
    ],
)
def test_working_hours_run_through_the_sessions(accepted: str, hours: str, expected: str) -> None:
    assert due(accepted, Mode.WORKING_HOURS, hours) == expected


@pytest.mark.parametrize(
    ("accepted", "cutoff", "expected"),
    [
        ("2026-03-02 07:00", None, "2026-03-02 17:00"),
        ("2026-03-02 15:00", None, "2026-03-02 17:00"),
        ("2026-03-02 15:01", None, "2026-03-03 17:00"),
        ("2026-03-02 15:01", time(16), "2026-03-02 17:00"),
        ("2026-03-06 16:00", None, "2026-03-09 17:00"),
        ("2026-02-14 09:00", None, "2026-02-23 17:00"),
        ("2026-08-21 15:30", None, "2026-08-22 17:00"),
    ],
)
def test_same_day_with_a_cut_off(accepted: str, cutoff: time | None, expected: str) -> None:
    assert due(accepted, Mode.SAME_DAY, cutoff=cutoff) == expected


def test_the_offset_of_the_instant_does_not_matter() -> None:
    term = Term(Mode.SAME_DAY)
    utc = datetime.fromisoformat("2026-03-02T08:00:00+00:00")
    assert due_at(utc, term, national_calendar()).isoformat() == "2026-03-02T17:00:00+07:00"


@pytest.mark.parametrize("amount", ["0", "-1", "0.3", "3650.5", "1e99", "NaN", "Infinity"])
@pytest.mark.parametrize("mode", [Mode.WORKING_DAYS, Mode.CALENDAR_DAYS])
def test_a_term_of_days_is_positive_without_small_parts_and_below_ten_years(mode: Mode, amount: str) -> None:
    with pytest.raises(Invalid):
        Term(mode, Decimal(amount))


def test_only_working_days_have_halves() -> None:
    assert Term(Mode.WORKING_DAYS, Decimal("2.5")).amount == Decimal("2.5")
    with pytest.raises(Invalid, match="nửa ngày"):
        Term(Mode.CALENDAR_DAYS, Decimal("2.5"))


def test_an_instant_needs_a_time_zone_and_a_year_that_is_counted() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_at(datetime(2026, 3, 2, 9), Term(Mode.SAME_DAY), national_calendar())
    for year in (1975, 2091, 9999):
        with pytest.raises(Invalid, match="1976"):
            due_at(datetime(year, 6, 2, 9, tzinfo=ZONE), Term(Mode.SAME_DAY), national_calendar())


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    "closed",
    [
        WorkCalendar(()),
        WorkCalendar((Rules(sessions=every([6], MORNING), specials=(SpecialDays(date(2020, 1, 1), date.max),)),)),
    ],
)
def test_a_calendar_without_working_time_is_refused_at_once(mode: Mode, closed: WorkCalendar) -> None:
    with pytest.raises(Invalid, match="mười năm"):
        due_at(at("2026-03-02 09:00"), Term(mode, Decimal(1)), closed)


def test_more_hours_than_ten_years_hold_are_refused() -> None:
    one_hour_a_week = WorkCalendar((Rules(every([0], (time(8), time(9)))),))
    with pytest.raises(Invalid, match="mười năm"):
        add_working_time(at("2026-03-02 09:00"), timedelta(hours=600), one_hour_a_week)


def test_working_time_only_runs_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_working_time(at("2026-03-02 09:00"), timedelta(hours=-1), national_calendar())


def test_working_time_of_the_tet_fortnight() -> None:
    a, b = at("2026-02-13 16:00"), at("2026-02-23 10:30")
    assert working_time_between(a, b, national_calendar()) == timedelta(hours=4)
    assert working_time_between(b, a, national_calendar()) == -timedelta(hours=4)


def test_a_session_must_end_after_it_starts() -> None:
    with pytest.raises(Invalid):
        WeeklySession(0, time(11), time(11))


def test_overlapping_sessions_count_once() -> None:
    doubled = WorkCalendar((Rules(every([0], (time(8), time(12)), (time(11), time(13)), (time(8), time(9)))),))
    assert doubled.sessions_on(date(2026, 3, 2)) == ((time(8), time(13)),)


def test_of_special_days_the_shortest_counts() -> None:
    closed_but_one = Rules(
        OFFICE_WEEK,
        (
            SpecialDays(date(2026, 3, 1), date(2026, 3, 31)),
            SpecialDays(date(2026, 3, 14), date(2026, 3, 14), works_like=0),
        ),
    )
    calendar = WorkCalendar((closed_but_one,))
    assert [day for day in range(1, 32) if is_working_day(date(2026, 3, day), calendar)] == [14]


def test_sessions_hold_within_their_validity() -> None:
    summer = every([0], (time(7), time(11)))
    until_april = [WeeklySession(s.weekday, s.start, s.end, last=date(2026, 4, 15)) for s in OFFICE_WEEK]
    from_april = [WeeklySession(s.weekday, s.start, s.end, first=date(2026, 4, 16)) for s in summer]
    calendar = WorkCalendar((Rules((*until_april, *from_april)),))
    assert calendar.sessions_on(date(2026, 4, 13)) == (MORNING, AFTERNOON)
    assert calendar.sessions_on(date(2026, 4, 20)) == ((time(7), time(11)),)
    assert calendar.sessions_on(date(2026, 4, 21)) == ()


def test_an_agency_speaks_before_the_city() -> None:
    closed = SpecialDays(date(2026, 3, 2), date(2026, 3, 2))
    open_on_rest_day = SpecialDays(date(2026, 4, 27), date(2026, 4, 27), works_like=0)
    agency = Rules(every(range(6), MORNING), (closed, open_on_rest_day))
    calendar = WorkCalendar((agency, *national_calendar().layers))
    assert calendar.sessions_on(date(2026, 3, 2)) == ()
    assert calendar.sessions_on(date(2026, 3, 3)) == (MORNING,)
    assert calendar.sessions_on(date(2026, 3, 7)) == (MORNING,)
    assert calendar.sessions_on(date(2026, 4, 27)) == (MORNING,)
    assert calendar.sessions_on(date(2026, 4, 30)) == ()


def test_the_end_of_a_session_is_a_working_moment() -> None:
    assert next_working_moment(at("2026-03-02 11:30"), national_calendar()) == at("2026-03-02 11:30")
    assert next_working_moment(at("2026-03-02 11:31"), national_calendar()) == at("2026-03-02 13:00")
