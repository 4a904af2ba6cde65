"""Legal times of the national catalogue in the modes of a definition."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from core.calendar import Mode
from procedures.definition.deadline import TermRule
from procedures.national.facts import Duration, Unit

# How much of which mode a unit is; what is not whole is rounded up to the step.
MODES: dict[Unit, tuple[Mode, Decimal, Decimal]] = {
    Unit.WORKING_DAY: (Mode.WORKING_DAYS, Decimal(1), Decimal("0.5")),
    Unit.DAY: (Mode.CALENDAR_DAYS, Decimal(1), Decimal(1)),
    Unit.WEEK: (Mode.CALENDAR_DAYS, Decimal(7), Decimal(1)),
    Unit.MONTH: (Mode.CALENDAR_DAYS, Decimal(30), Decimal(1)),
    Unit.YEAR: (Mode.CALENDAR_DAYS, Decimal(365), Decimal(1)),
    Unit.WORKING_HOUR: (Mode.WORKING_HOURS, Decimal(1), Decimal("0.5")),
    Unit.HOUR: (Mode.WORKING_HOURS, Decimal(1), Decimal("0.5")),
    Unit.MINUTE: (Mode.WORKING_HOURS, Decimal(1) / 60, Decimal("0.5")),
}
LONGEST = Decimal(2000)
USUAL = TermRule(mode=Mode.WORKING_DAYS, amount=Decimal(5))


def term_of(duration: Duration) -> TermRule | None:
    """The legal time; a doubtful number of hours is an hour of the day, so within the day. None where it is unclear."""
    if duration.amount is None or duration.unit is None:
        return None
    if duration.is_doubtful:
        return TermRule(mode=Mode.SAME_DAY)
    mode, worth, step = MODES[duration.unit]
    amount = (duration.amount * worth / step).to_integral_value(ROUND_CEILING) * step
    return TermRule(mode=mode, amount=min(amount, LONGEST))


def longest(durations: Sequence[Duration]) -> Duration | None:
    """The longest of clear lengths, whatever their units."""
    clear = [each for each in durations if each.amount is not None and each.unit is not None]
    return max(clear, key=_days, default=None)


def _days(duration: Duration) -> Decimal:
    assert duration.amount is not None and duration.unit is not None
    mode, worth, _step = MODES[duration.unit]
    return duration.amount * worth / (8 if mode is Mode.WORKING_HOURS else 1)
