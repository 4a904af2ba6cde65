"""How long the law gives: a mode of counting, an amount, and a cut-off of the day."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid

MAX_AMOUNT = 3650
SAME_DAY_CUTOFF = time(15)
"""Later papers are answered on the next working day (NĐ 23/2015/NĐ-CP Art. 7), unless a term says otherwise."""


class Mode(TextChoices):
    """The four ways of counting."""

    WORKING_DAYS = "WORKING_DAYS", _("Ngày làm việc")
    CALENDAR_DAYS = "CALENDAR_DAYS", _("Ngày")
    WORKING_HOURS = "WORKING_HOURS", _("Giờ làm việc")
    SAME_DAY = "SAME_DAY", _("Trong ngày")


# A half calendar day has no meaning that keeps a longer term from being due earlier.
_PARTS = {Mode.WORKING_DAYS: Decimal("0.5"), Mode.CALENDAR_DAYS: Decimal(1)}


@dataclass(frozen=True, slots=True)
class Term:
    """So many working days (halves too), calendar days or working hours; accepted past the cut-off, from the next day.

    SAME_DAY needs no amount. Invalid if another amount is not above 0, is beyond 3650, or is in smaller parts of a day.
    """

    mode: Mode
    amount: Decimal = Decimal(0)
    cutoff: time | None = None

    def __post_init__(self) -> None:
        if self.mode == Mode.SAME_DAY:
            object.__setattr__(self, "cutoff", self.cutoff or SAME_DAY_CUTOFF)
        elif not (self.amount.is_finite() and 0 < self.amount <= MAX_AMOUNT):
            raise Invalid(_("Thời hạn phải lớn hơn 0 và không quá 3650."))
        elif self.mode in _PARTS and self.amount % _PARTS[self.mode]:
            raise Invalid(_("Thời hạn tính theo ngày phải là số nguyên; theo ngày làm việc thì được lẻ nửa ngày."))
