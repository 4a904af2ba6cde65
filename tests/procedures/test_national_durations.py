"""Processing times as the catalogue writes them: numbers, texts, and what is neither."""

from decimal import Decimal
from typing import Any

import pytest

from procedures.national.durations import read_duration
from procedures.national.facts import Duration, Unit
from procedures.national.reader import Reader

pytestmark = pytest.mark.pure


def read(amount: Any, unit: Any = "WORKING_DAY") -> tuple[Duration, list[str]]:
    warnings: list[str] = []
    return read_duration(Reader({"amount": amount, "unit": unit}, warnings), "amount", "unit"), warnings


CLEAR = [
    (3.5, "WORKING_DAY", "3.5", Unit.WORKING_DAY),
    (20, "DAY", "20", Unit.DAY),
    (2, "MONTH", "2", Unit.MONTH),
    (4, "HOUR", "4", Unit.HOUR),
    ("0,5", "WORKING_DAY", "0.5", Unit.WORKING_DAY),
    ("07", "WORKING_DAY", "7", Unit.WORKING_DAY),
    ("1/2", "WORKING_DAY", "0.5", Unit.WORKING_DAY),
    (" 7 ", "ngày làm việc", "7", Unit.WORKING_DAY),
    ("07 ngày làm việc", "OTHER", "7", Unit.WORKING_DAY),
    ("01 (một) ngày làm việc", "OTHER", "1", Unit.WORKING_DAY),
    ("Không quá 15 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.", "OTHER", "15", Unit.DAY),
    ("Không quá 10 ngày làm việc. Xã đảo tăng thêm không quá 10 ngày làm việc.", "OTHER", "10", Unit.WORKING_DAY),
]


@pytest.mark.parametrize(("amount", "unit", "expected", "expected_unit"), CLEAR)
def test_a_clear_time(amount: Any, unit: str, expected: str, expected_unit: Unit) -> None:
    duration, warnings = read(amount, unit)
    assert (duration.amount, duration.unit) == (Decimal(expected), expected_unit)
    assert warnings == []


@pytest.mark.parametrize(
    "amount",
    [
        "Theo mô tả",
        "5 ngày đối với nhà ở; 10 ngày đối với công trình",
        "3-5 ngày",
        "1/0",
        -3,
        0,
        1e12,
        True,
        [3],
        {"qty": 3},
    ],
)
def test_an_unclear_time_stays_as_text_with_a_warning(amount: Any) -> None:
    duration, warnings = read(amount)
    assert not duration.is_clear
    assert duration.text
    assert len(warnings) == 1


@pytest.mark.parametrize("amount", [None, "", "  "])
def test_nothing_said_is_nothing(amount: Any) -> None:
    assert read(amount) == (Duration(), [])


def test_a_number_of_OTHER_has_no_unit() -> None:
    duration, warnings = read(7, "OTHER")
    assert (duration.amount, duration.unit, duration.is_clear) == (Decimal(7), None, False)
    assert warnings == []


def test_an_unknown_unit_is_told() -> None:
    duration, warnings = read(7, "FORTNIGHT")
    assert not duration.is_clear
    assert "FORTNIGHT" in warnings[0]


def test_the_words_win_over_the_unit() -> None:
    duration, warnings = read("07 ngày làm việc", "DAY")
    assert duration.unit is Unit.WORKING_DAY
    assert "DAY" in warnings[0]


def test_fifteen_hours_may_be_three_in_the_afternoon() -> None:
    duration, warnings = read(15, "HOUR")
    assert (duration.amount, duration.unit) == (Decimal(15), Unit.HOUR)
    assert "mốc giờ" in warnings[0]
