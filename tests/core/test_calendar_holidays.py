"""The lunar calendar of Viet Nam and the public holidays worked out from it."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from holidays import country_holidays

from core.calendar.announced import ANNOUNCED
from core.calendar.holidays import national_holidays
from core.calendar.lunar import solar_date
from core.calendar.work_calendar import SpecialDays

pytestmark = pytest.mark.pure


def days_of(specials: Iterable[SpecialDays], *, worked: bool = False) -> set[date]:
    chosen = [special for special in specials if (special.works_like is not None) == worked]
    return {s.first + timedelta(days=n) for s in chosen for n in range((s.last - s.first).days + 1)}


def dates(year: int, text: str) -> set[date]:
    return {date(year, int(month), int(day)) for day, month in (part.split("/") for part in text.split())}


@pytest.mark.parametrize(
    ("new_year", "ancestors"),
    [
        ("2026-02-17", "2026-04-26"),
        ("2027-02-06", "2027-04-16"),
        ("2028-01-26", "2028-04-04"),
        ("2029-02-13", "2029-04-23"),
        ("2030-02-02", "2030-04-12"),
        ("2031-01-23", "2031-04-01"),
    ],
)
def test_tet_and_gio_to(new_year: str, ancestors: str) -> None:
    year = int(new_year[:4])
    assert solar_date(year, 1, 1) == date.fromisoformat(new_year)
    assert solar_date(year, 3, 10) == date.fromisoformat(ancestors)


@pytest.mark.parametrize("new_year", ["1968-01-29", "1985-01-21", "2007-02-17", "2030-02-02", "2053-02-18"])
def test_tet_where_viet_nam_and_china_part(new_year: str) -> None:
    assert solar_date(int(new_year[:4]), 1, 1) == date.fromisoformat(new_year)


@pytest.mark.parametrize("year", range(2007, 2100))
def test_the_library_agrees_on_the_lunar_days(year: int) -> None:
    known = country_holidays("VN", years=year, observed=False, language="vi")
    assert solar_date(year, 1, 1) in known.get_named("Tết Nguyên Đán", lookup="istartswith")
    assert solar_date(year, 3, 10) in known.get_named("Ngày Giỗ Tổ Hùng Vương", lookup="istartswith")


def test_lunar_months_have_29_or_30_days_and_one_leap_month_where_thirteen_fit() -> None:
    starts = [solar_date(year, month, 1) for year in range(1950, 2101) for month in range(1, 13)]
    gaps = [(later - earlier).days for earlier, later in pairwise(starts)]
    assert {gap for gap in gaps if gap < 31} == {29, 30}
    leaps = [gap for gap in gaps if gap > 30]
    assert set(leaps) <= {58, 59, 60}
    # Seven leap months in nineteen years.
    assert abs(len(leaps) - 151 * 7 / 19) < 1


def test_2026_is_as_announced() -> None:
    off = dates(2026, "1/1 2/1 26/4 27/4 30/4 1/5 31/8 1/9 2/9 24/11")
    off |= {date(2026, 2, day) for day in range(14, 23)}
    assert days_of(national_holidays(2026)) == off
    assert days_of(national_holidays(2026), worked=True) == dates(2026, "10/1 22/8")


def test_announced_days_lie_in_their_year_and_never_overlap() -> None:
    for year, specials in ANNOUNCED.items():
        assert all(special.first.year == special.last.year == year for special in specials)
        assert all(earlier.last < later.first for earlier, later in pairwise(specials))


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2025, "1/1 28/1 29/1 30/1 31/1 1/2 3/2 7/4 30/4 1/5 1/9 2/9"),
        (2027, "1/1 5/2 6/2 7/2 8/2 9/2 10/2 11/2 16/4 30/4 1/5 3/5 2/9 3/9 24/11"),
        (2028, "1/1 3/1 25/1 26/1 27/1 28/1 29/1 31/1 4/4 30/4 1/5 2/5 1/9 2/9 4/9 24/11"),
        (2030, "1/1 1/2 2/2 3/2 4/2 5/2 6/2 7/2 12/4 30/4 1/5 2/9 3/9 24/11 25/11"),
    ],
)
def test_other_years_are_worked_out_with_days_in_lieu(year: int, expected: str) -> None:
    assert days_of(national_holidays(year)) == dates(year, expected)
    assert days_of(national_holidays(year), worked=True) == set()


@pytest.mark.parametrize("year", range(2027, 2091))
def test_each_year_has_twelve_working_days_off(year: int) -> None:
    off = {day for day in days_of(national_holidays(year)) if day.weekday() < 5}
    shared = 1 if solar_date(year, 3, 10) in dates(year, "30/4 1/5") else 0
    assert len(off) == 12 - shared
