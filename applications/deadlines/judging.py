"""Early, on time or late: one rule for every page, paper and figure (domain §3.4)."""

from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.calendar import ZONE


class Timeliness(TextChoices):
    """How a result stands to its due moment."""

    EARLY = "EARLY", _("Trước hạn")
    ON_TIME = "ON_TIME", _("Đúng hạn")
    LATE = "LATE", _("Quá hạn")


def judged(at: datetime, due: datetime | None) -> Timeliness:
    """EARLY on a day before the due day, ON_TIME on it up to the due moment, LATE afterwards; no due moment: EARLY."""
    if due is None or at.astimezone(ZONE).date() < due.astimezone(ZONE).date():
        return Timeliness.EARLY
    return Timeliness.ON_TIME if at <= due else Timeliness.LATE
