"""Times and terms as forms write them."""

from calendar import monthrange
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from core.calendar import Mode
from core.text import official_date
from procedures.definition.deadline import TermRule

UNITS = {Mode.WORKING_DAYS: "ngày làm việc", Mode.CALENDAR_DAYS: "ngày", Mode.WORKING_HOURS: "giờ làm việc"}


def moment(at: datetime | None) -> str:
    """'09 giờ 05 phút, ngày 05 tháng 02 năm 2026'; nothing for no time."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return official_date(f"{local:%H} giờ {local:%M} phút", local.date())


def short_moment(at: datetime | None) -> str:
    """'09:05, 05/02/2026', for narrow columns."""
    return f"{timezone.localtime(at):%H:%M, %d/%m/%Y}" if at else ""


def term_in_words(rule: TermRule) -> str:
    """'07 ngày làm việc', '3,5 ngày làm việc', or the same-day rule with its hour."""
    term = rule.term()
    if term.mode == Mode.SAME_DAY:
        return f"trong ngày (sau {term.cutoff:%H:%M}: ngày làm việc kế tiếp)"
    return f"{_amount(term.amount)} {UNITS[term.mode]}"


def _amount(amount: Decimal) -> str:
    return f"{int(amount):02d}" if amount == int(amount) else f"{amount.normalize():f}".replace(".", ",")


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
