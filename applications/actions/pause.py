"""pause: who holds a step stops the legal clock, for a reason the version names and for as long as it allows."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import open_run
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.taking import take
from applications.deadlines import begin_pause, calendar_of, later, open_pause, uncounted
from applications.models import Dossier, StepRun
from applications.notices import tell
from core.calendar import WorkCalendar, due_at, working_time_between
from core.errors import Conflict, Invalid
from core.templatetags.vietnamese import moment
from procedures.definition.deadline import PauseReason


def pause(
    user: User,
    pk: UUID,
    run_id: int,
    revision: int,
    reason_id: str,
    note: str = "",
    until: datetime | None = None,
) -> Dossier:
    """The dossier whose clock stands on account of this run, until `until`, and at most for the reason's longest term.

    Denied to an office whose opinion was asked. Invalid for a reason the version does not have, for a moment that is
    past or later than allowed. Conflict before acceptance, with a result, when this step stands already, and when
    the dossier has stood for this reason as long as it may.
    """
    with changing(pk, user, revision, run_id) as dossier:
        now = timezone.now()
        run = open_run(dossier, run_id)
        permissions.require(permissions.may_stop_clock(run))
        take(user, run)
        may_pause(run)
        reason = _reason(dossier, reason_id)
        ends = _until(dossier, reason, until, now)
        begin_pause(run, reason, now, user, note.strip(), ends)
        run.save()
        tell_ledger(dossier, "clock.paused", user, step=run.step, reason=reason.id)
        tell(dossier, "paused", reason=reason.name.vi, until=moment(ends) or str(_("khi có thông báo tiếp")))
    return dossier


def may_pause(run: StepRun) -> None:
    """Conflict while no clock runs that this run could stop."""
    if run.dossier.accepted_at is None or run.dossier.resolved_at:
        raise Conflict(_("Thời hạn giải quyết của hồ sơ này không chạy."))
    if standing := open_pause(run):
        raise Conflict(_("Bước này đang tạm dừng: %(reason)s.") % {"reason": standing.name})


def _reason(dossier: Dossier, reason_id: str) -> PauseReason:
    for reason in dossier.definition.deadline.pause_reasons:
        if reason.id == reason_id:
            return reason
    raise Invalid(_("Hãy chọn lý do tạm dừng."), {"reason": _("Chọn một lý do thủ tục này cho phép.")})


def _until(dossier: Dossier, reason: PauseReason, until: datetime | None, now: datetime) -> datetime | None:
    latest = _latest(dossier, reason, now, calendar_of(dossier))
    if until and until <= now:
        raise Invalid(_("Hãy xem lại thời điểm kết thúc."), {"until": _("Thời điểm này đã qua.")})
    if until and latest and until > latest:
        words = _("Lý do này chỉ cho tạm dừng đến %(latest)s.") % {"latest": moment(latest)}
        raise Invalid(_("Hãy xem lại thời điểm kết thúc."), {"until": words})
    return until or latest


def _latest(dossier: Dossier, reason: PauseReason, now: datetime, calendar: WorkCalendar) -> datetime | None:
    """The end of the reason's longest term, less what earlier pauses for it have used up; none without such a term."""
    if reason.longest is None:
        return None
    latest = due_at(now, reason.longest.term(), calendar)
    earlier = dossier.pauses.filter(reason=reason.id).values_list("began_at", "ended_at")
    used = uncounted([(began, ended or now) for began, ended in earlier], calendar)
    left = working_time_between(now, latest, calendar) - used
    if used and left <= timedelta():
        raise Conflict(_("Hồ sơ đã tạm dừng vì lý do này lâu nhất mà thủ tục cho phép."))
    return later(now, left, calendar) if used else latest
