"""The Vietnamese lunar calendar (UTC+7, in use since Decision 121-CP of 8/8/1967), from the motions of moon and sun.

A month begins on the day of the new moon in Viet Nam; month 11 holds the winter solstice; when thirteen months lie
between two of these, the first in which the sun enters no new sign (30°) is the leap month. The series are those of
J. Meeus, Astronomical Algorithms, chapters 25 and 49, cut where they fall below a few minutes.
"""

from datetime import date
from functools import lru_cache
from math import floor, radians, sin

_ZONE_DAYS = 7 / 24
# A Julian date less this is the ordinal of Python's `date`.
_ORDINAL_ZERO = 1721424.5
_J2000 = 2451545.0
_SYNODIC_MONTH = 29.530588861
_FIRST_NEW_MOON = 2451550.09766
_SOLSTICE_SIGN = 9

# Days, and how often the sun's anomaly, the moon's anomaly and the moon's latitude argument enter the sine.
_NEW_MOON_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
)


def solar_date(year: int, month: int, day: int) -> date:
    """The date of a day of an ordinary (not leap) lunar month: Giỗ Tổ 2026 is `solar_date(2026, 3, 10)`."""
    solstice_year = year if month >= 11 else year - 1
    after = (month + 1) % 12
    if after >= _leap_month(solstice_year):
        after += 1
    return date.fromordinal(_new_moon_day(_month_11(solstice_year) + after) + day - 1)


@lru_cache(maxsize=256)
def _month_11(year: int) -> int:
    """The number of the moon that begins the eleventh month, which holds the solstice of that December."""
    end = date(year, 12, 31).toordinal()
    moon = floor((end + _ORDINAL_ZERO - _FIRST_NEW_MOON) / _SYNODIC_MONTH) + 1
    while _new_moon_day(moon) > end or _sign(_new_moon_day(moon)) >= _SOLSTICE_SIGN:
        moon -= 1
    return moon


def _leap_month(year: int) -> int:
    """How many months after that year's eleventh the leap month comes; 13, past them all, where there is none."""
    eleventh = _month_11(year)
    if _month_11(year + 1) - eleventh == 12:
        return 13
    signs = [_sign(_new_moon_day(eleventh + after)) for after in range(14)]
    return next(after for after in range(1, 13) if signs[after] == signs[after + 1])


@lru_cache(maxsize=1024)
def _new_moon_day(moon: int) -> int:
    """The ordinal of the day in Viet Nam on which that new moon falls (0 is the one of 6 January 2000)."""
    century = moon / 1236.85
    mean = _FIRST_NEW_MOON + _SYNODIC_MONTH * moon + 0.00015437 * century**2
    sun = 2.5534 + 29.10535670 * moon - 0.0000014 * century**2
    own = 201.5643 + 385.81693528 * moon + 0.0107582 * century**2
    latitude = 160.7108 + 390.67050284 * moon - 0.0016118 * century**2
    flattening = 1 - 0.002516 * century
    shift = sum(
        days * flattening ** abs(by_sun) * sin(radians(by_sun * sun + by_own * own + by_latitude * latitude))
        for days, by_sun, by_own, by_latitude in _NEW_MOON_TERMS
    )
    return floor(mean + shift - _clock_lag(century) + _ZONE_DAYS - _ORDINAL_ZERO)


def _sign(ordinal: int) -> int:
    """In which twelfth of its yearly path, counted from the spring equinox, the sun stands as that day begins."""
    universal = ordinal + _ORDINAL_ZERO - _ZONE_DAYS
    century = (universal + _clock_lag((universal - _J2000) / 36525) - _J2000) / 36525
    anomaly = radians(357.52911 + 35999.05029 * century - 0.0001537 * century**2)
    centre = (1.914602 - 0.004817 * century) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    nutation = 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * century))
    longitude = 280.46646 + 36000.76983 * century + 0.0003032 * century**2 + centre - nutation
    return int(longitude % 360 // 30)


def _clock_lag(century: float) -> float:
    """By how many days the earth's turning has fallen behind uniform time: about 70 seconds in these years."""
    years = century * 100
    return (62.92 + 0.32217 * years + 0.005589 * years**2) / 86400
