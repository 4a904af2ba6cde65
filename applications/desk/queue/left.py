"""What is left of a dossier's legal time, as every list says it: a tone (its shape and colour) and words."""

from datetime import datetime

from django.utils.translation import gettext as _

from applications.status import ENDED, DeliveryState, Status
from core.templatetags.vietnamese import remaining, urgency

Mark = tuple[str, str]


def time_left(
    status: int, resolved_at: datetime | None, delivery: str, waits: object, clock_at: datetime | None, now: datetime
) -> Mark:
    """Why no clock runs, or what it says. `waits`: for the applicant to complete it; `clock_at`: see StepRun."""
    if resolved_at:
        return ("moving", _("đang gửi")) if delivery == DeliveryState.SENT else ("done", _("đã có kết quả"))
    if status in ENDED:
        return "stopped", _("đã kết thúc")
    if status == Status.WITHDRAWN:
        return "paused", _("xin rút")
    if waits:
        return "paused", _("chờ bổ sung")
    if clock_at is None:
        return "paused", _("tạm dừng")
    return urgency(clock_at, now), remaining(clock_at, now)
