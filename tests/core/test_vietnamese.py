"""How days, moments, money and remaining time are written."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.templatetags import vietnamese as shown

pytestmark = pytest.mark.pure

NOW = datetime(2026, 11, 23, 8, 4, tzinfo=UTC)


def test_an_instant_is_shown_in_viet_nam() -> None:
    assert shown.moment(NOW) == "15:04 ngày 23/11/2026"
    assert shown.clock(NOW) == "15:04"
    assert shown.day(datetime(2026, 11, 23, 17, 30, tzinfo=UTC)) == "24/11/2026"


def test_a_date_is_shown_as_it_is() -> None:
    assert shown.day(date(2026, 2, 3)) == "03/02/2026"


@pytest.mark.parametrize("write", [shown.day, shown.clock, shown.moment, shown.remaining])
def test_nothing_is_shown_for_nothing(write: object) -> None:
    assert write(None) == ""


def test_money_and_numbers_are_grouped_by_three() -> None:
    assert shown.money(1_200_000) == "1.200.000 đồng"
    assert shown.decimal(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("left", "words", "tone"),
    [
        (timedelta(days=5, hours=3), "còn 5 ngày", "moving"),
        (timedelta(hours=41), "còn 2 ngày", "moving"),
        (timedelta(hours=32), "23:04 ngày mai", "soon"),
        (timedelta(hours=17), "08:04 ngày mai", "soon"),
        (timedelta(hours=8), "23:04 hôm nay", "soon"),
        (timedelta(0), "15:04 hôm nay", "soon"),
        (timedelta(seconds=-1), "quá hạn 1 phút", "late"),
        (timedelta(hours=-20), "quá hạn 20 giờ", "late"),
        (timedelta(days=-2, hours=-1), "quá hạn 2 ngày", "late"),
    ],
)
def test_what_is_due_by_tomorrow_is_told_by_its_moment_all_else_by_days(left: timedelta, words: str, tone: str) -> None:
    assert shown.remaining(NOW + left, NOW) == words
    assert shown.urgency(NOW + left, NOW) == tone


def test_without_a_due_moment_nothing_is_urgent() -> None:
    assert shown.urgency(None, NOW) == "moving"
