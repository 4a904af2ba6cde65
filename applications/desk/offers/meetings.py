"""A council's sitting or a visit: when it is, and its minutes, which come before a council's conclusion."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.actions.parts.hindrances import hindrance
from applications.actions.plan_meeting import MEETS
from applications.council import Seat
from applications.desk.act import Act
from applications.desk.offers.at import Open
from applications.desk.offers.sheets import PLAN, minutes, sheet_of
from applications.models import Meeting
from core.templatetags.vietnamese import moment


def plan(at: Open) -> Act | None:
    if at.run.kind not in MEETS:
        return None
    url, ahead = at.url("plan_meeting", at.run.pk), _ahead(at)
    known = {"meeting_place": ahead.place} if ahead else {}
    told = _("Người nộp được báo ngày giờ và nơi cần đến.")
    return Act(
        url,
        _("Đổi lịch hẹn") if ahead else _("Hẹn ngày họp, kiểm tra"),
        sheet=sheet_of(PLAN, known, at.sent, url),
        consequence=_("Đang hẹn %(at)s.") % {"at": moment(ahead.planned_at)} + f" {told}" if ahead else told,
        sent=at.sent,
    )


def record(at: Open) -> Act | None:
    """The first thing to do where nothing can be concluded without it."""
    if at.run.kind not in MEETS:
        return None
    url, ahead = at.url("record_meeting", at.run.pk), _ahead(at)
    early = ahead is not None and ahead.planned_at > timezone.now()
    return Act(
        url,
        _("Ghi biên bản"),
        sheet=sheet_of(minutes(at.step.council), {"meeting_people": _seated(at)}, at.sent, url),
        consequence=_("Biên bản được in và lưu trong hồ sơ; đã ghi thì không sửa."),
        barred=_("Cuộc họp hẹn lúc %(at)s chưa đến giờ.") % {"at": moment(ahead.planned_at)} if early and ahead else "",
        style="" if hindrance(at.run) else "secondary",
        sent=at.sent,
    )


def _seated(at: Open) -> list[dict[str, Any]]:
    """Who writes, and a row for each other member a council has at least."""
    writes = {"name": at.user.full_name, "seat": Seat.SECRETARY.value, "present": True}
    if at.step.council is None:
        return [writes]
    others = [Seat.CHAIR, *[Seat.MEMBER] * (at.step.council.members - 2)]
    return [writes, *({"seat": seat.value, "present": True} for seat in others)]


def _ahead(at: Open) -> Meeting | None:
    return at.run.meetings.filter(recorded_at=None).first()


RUN_ACTS: list[Callable[[Open], Act | None]] = [record, plan]
