"""Working time as administrators edit it, read into a calendar."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from core.calendar import WorkCalendar, calendar_for, is_working_day, national_calendar
from core.calendar.rows import CalendarException, ExceptionKind, WorkSession, prefill

pytestmark = [pytest.mark.models, pytest.mark.django_db]

MORNING = (time(7, 30), time(11, 30))
AFTERNOON = (time(13), time(17))
MONDAY, TUESDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 7)


def session(weekday: int, start: time, end: time, agency: str = "", **validity: date) -> WorkSession:
    validity.setdefault("valid_from", date(2026, 1, 1))
    return WorkSession.objects.create(agency_code=agency, weekday=weekday, start=start, end=end, **validity)


def special(first: date, last: date, works_like: int | None = None, agency: str = "") -> CalendarException:
    kind = ExceptionKind.OFF if works_like is None else ExceptionKind.WORK
    return CalendarException.objects.create(
        agency_code=agency, kind=kind, valid_from=first, valid_to=last, works_like=works_like, label="Thử"
    )


def working_days_of(year: int, calendar: WorkCalendar) -> list[date]:
    days = (date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()))
    return [day for day in days if is_working_day(day, calendar)]


def test_without_rows_the_national_calendar_holds() -> None:
    assert working_days_of(2026, calendar_for("H.1")) == working_days_of(2026, national_calendar())
    assert calendar_for().sessions_on(MONDAY) == (MORNING, AFTERNOON)


@pytest.mark.parametrize("years", [[2026], [2026, 2027, 2028]])
def test_pre_filled_rows_say_what_is_worked_out(years: list[int]) -> None:
    before = [working_days_of(year, calendar_for()) for year in (2026, 2027, 2028, 2029)]
    prefill(years)
    assert CalendarException.objects.filter(prefilled_for__in=years).exists()
    assert [working_days_of(year, calendar_for()) for year in (2026, 2027, 2028, 2029)] == before


def test_pre_filling_again_changes_nothing() -> None:
    prefill([2026, 2027])
    rows = list(CalendarException.objects.order_by("pk").values())
    sessions = list(WorkSession.objects.order_by("pk").values())
    prefill([2026, 2027])
    assert list(CalendarException.objects.order_by("pk").values()) == rows
    assert list(WorkSession.objects.order_by("pk").values()) == sessions
    assert len(sessions) == 10


def test_pre_filling_keeps_what_administrators_changed() -> None:
    prefill([2027])
    CalendarException.objects.filter(valid_from=date(2027, 9, 3)).update(valid_from="2027-09-01", valid_to="2027-09-01")
    CalendarException.objects.filter(valid_from=date(2027, 5, 3)).delete()
    WorkSession.objects.filter(start=MORNING[0]).update(start=time(8))
    prefill([2027, 2028])
    calendar = calendar_for()
    assert not is_working_day(date(2027, 9, 1), calendar)
    assert is_working_day(date(2027, 9, 3), calendar)
    assert is_working_day(date(2027, 5, 3), calendar)
    assert calendar.sessions_on(date(2027, 9, 3)) == ((time(8), time(11, 30)), AFTERNOON)
    assert WorkSession.objects.count() == 10


def test_a_row_written_before_pre_filling_is_kept_and_hides_no_holiday() -> None:
    own = special(date(2027, 1, 1), date(2027, 1, 1))
    assert not is_working_day(date(2027, 9, 2), calendar_for())
    prefill([2027])
    assert CalendarException.objects.get(valid_from=date(2027, 1, 1)) == own
    assert not is_working_day(date(2027, 9, 2), calendar_for())


def test_an_agency_with_hours_of_its_own_leaves_the_week_of_the_city() -> None:
    prefill([2026])
    session(0, time(8), time(12), agency="H.1")
    session(5, time(8), time(12), agency="H.1", valid_to=date(2026, 3, 7))
    assert [bool(calendar_for("H.1").sessions_on(day)) for day in (MONDAY, TUESDAY, SATURDAY)] == [True, False, True]
    assert not is_working_day(date(2026, 3, 14), calendar_for("H.1"))
    assert calendar_for("H.1").sessions_on(date(2026, 4, 27)) == ()
    assert calendar_for("H.2").sessions_on(MONDAY) == (MORNING, AFTERNOON)


def test_special_days_of_an_agency_override_those_of_the_city() -> None:
    prefill([2026])
    special(date(2026, 8, 20), date(2026, 8, 31), agency="H.1")
    special(date(2026, 9, 1), date(2026, 9, 1), works_like=0, agency="H.1")
    agency, city = calendar_for("H.1"), calendar_for()
    assert [is_working_day(day, agency) for day in (date(2026, 8, 22), date(2026, 9, 1))] == [False, True]
    assert [is_working_day(day, city) for day in (date(2026, 8, 22), date(2026, 9, 1))] == [True, False]


def test_new_hours_hold_from_their_day_on() -> None:
    prefill([2026])
    WorkSession.objects.filter(weekday=0).update(valid_to=date(2026, 3, 2))
    session(0, time(8), time(12), valid_from=date(2026, 3, 3))
    assert calendar_for().sessions_on(MONDAY) == (MORNING, AFTERNOON)
    assert calendar_for().sessions_on(date(2026, 3, 9)) == ((time(8), time(12)),)


def test_an_edit_is_seen_by_the_next_calendar() -> None:
    assert is_working_day(MONDAY, calendar_for())
    row = special(MONDAY, MONDAY)
    assert not is_working_day(MONDAY, calendar_for())
    row.delete()
    assert is_working_day(MONDAY, calendar_for())


@pytest.mark.parametrize("agency", ["", "H.1"])
def test_a_calendar_takes_two_queries(agency: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    prefill(range(2026, 2036))
    with django_assert_num_queries(2):
        working_days_of(2026, calendar_for(agency))


def test_a_day_worked_needs_hours_and_a_day_off_has_none() -> None:
    for kind, works_like in ((ExceptionKind.WORK, None), (ExceptionKind.OFF, 0), (ExceptionKind.WORK, 7)):
        row = CalendarException(kind=kind, works_like=works_like, valid_from=MONDAY, valid_to=MONDAY, label="Thử")
        with pytest.raises(ValidationError):
            row.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
    assert not CalendarException.objects.exists()


def test_spans_and_sessions_end_after_they_begin() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        special(TUESDAY, MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        session(0, time(11), time(11))
    with pytest.raises(IntegrityError), transaction.atomic():
        session(0, time(8), time(11), valid_from=TUESDAY, valid_to=MONDAY)
    assert not CalendarException.objects.exists() and not WorkSession.objects.exists()
