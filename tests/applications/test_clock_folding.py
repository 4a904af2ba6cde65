"""The arithmetic of time that does not count: pure, over random stretches of a year with its holidays."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.deadlines.folding import folded, joined, uncounted
from applications.deadlines.judging import Timeliness, judged
from applications.deadlines.legal_time import moved
from core.calendar import ZONE, Mode, Term, due_at, national_calendar, working_time_between

pytestmark = pytest.mark.pure

CALENDAR = national_calendar()
START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 300 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
STRETCHES = st.tuples(MOMENTS, st.integers(0, 20 * 24 * 60)).map(lambda at: (at[0], at[0] + timedelta(minutes=at[1])))
DAYS = st.integers(1, 40).map(Decimal)


@given(st.lists(STRETCHES, max_size=6))
def test_joined_stretches_are_apart_in_order_and_the_same_time(stretches: list[tuple[datetime, datetime]]) -> None:
    found = joined(stretches)
    assert all(first[1] < second[0] for first, second in pairwise(found))
    for began, ended in stretches:
        assert any(start <= began and ended <= end for start, end in found)
    edges = {moment for stretch in stretches for moment in stretch}
    assert {moment for stretch in found for moment in stretch} <= edges


@given(st.lists(STRETCHES, max_size=6), st.lists(STRETCHES, max_size=3))
def test_time_that_stood_twice_counts_once(some: list[tuple[datetime, datetime]], more: list) -> None:
    assert uncounted([*some, *some], CALENDAR) == uncounted(some, CALENDAR)
    assert uncounted(some, CALENDAR) <= uncounted([*some, *more], CALENDAR)
    assert uncounted([*some, *more], CALENDAR) <= uncounted(some, CALENDAR) + uncounted(more, CALENDAR)


@given(MOMENTS, DAYS, st.lists(STRETCHES, max_size=4), st.lists(STRETCHES, max_size=3))
def test_one_after_another_is_all_at_once(accepted_at: datetime, days: Decimal, pauses: list, extensions: list) -> None:
    """Each change by itself, in any order, leads where folding them together leads."""
    due = due_at(accepted_at, Term(Mode.WORKING_DAYS, days), CALENDAR)
    step = due
    for began, ended in extensions:
        step = moved(step, began, ended, CALENDAR)
    for began, ended in joined(pauses):
        step = moved(step, began, ended, CALENDAR)
    assert step == folded(due, pauses, extensions, CALENDAR)


@given(MOMENTS, DAYS, STRETCHES)
def test_what_was_left_is_left_and_lateness_stays(
    accepted_at: datetime, days: Decimal, pause: tuple[datetime, datetime]
) -> None:
    due = due_at(accepted_at, Term(Mode.WORKING_DAYS, days), CALENDAR)
    after = folded(due, [pause], [], CALENDAR)
    began, ended = pause
    assert working_time_between(ended, after, CALENDAR) == working_time_between(began, due, CALENDAR)
    assert after >= due


def test_a_pause_over_a_weekend_moves_nothing() -> None:
    friday, monday = datetime(2026, 3, 6, 18, tzinfo=ZONE), datetime(2026, 3, 9, 7, tzinfo=ZONE)
    due = datetime(2026, 3, 10, 17, tzinfo=ZONE)
    assert folded(due, [(friday, monday)], [], CALENDAR) == due


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-25T17:00", Timeliness.EARLY),
        ("2026-11-26T00:00", Timeliness.ON_TIME),
        ("2026-11-26T17:00", Timeliness.ON_TIME),
        ("2026-11-26T17:01", Timeliness.LATE),
        ("2026-12-01T08:00", Timeliness.LATE),
    ],
)
def test_early_is_a_day_before_on_time_to_the_moment_late_after(at: str, expected: Timeliness) -> None:
    due = datetime(2026, 11, 26, 17, tzinfo=ZONE)
    assert judged(datetime.fromisoformat(f"{at}+07:00"), due) is expected


def test_without_a_due_moment_nothing_is_late() -> None:
    assert judged(START, None) is Timeliness.EARLY


def test_a_day_is_the_citys_day_whatever_the_zone() -> None:
    due = datetime(2026, 11, 26, 17, tzinfo=ZONE)
    assert judged(datetime(2026, 11, 25, 16, 59, tzinfo=UTC), due) is Timeliness.EARLY
    assert judged(datetime(2026, 11, 25, 17, 0, tzinfo=UTC), due) is Timeliness.ON_TIME
