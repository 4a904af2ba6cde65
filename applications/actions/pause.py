"""pause: who holds a step stops the legal clock, for a reason the version names and for as long as it allows."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.changing import changing, tell_ledger
from applications.actions.complete_step import open_run
from applications.actions.taking import take
from applications.deadlines import begin_pause, calendar_of, open_pause
from applications.models import Dossier, StepRun
from applications.notices import tell
from core.calendar import due_at
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

    Invalid for a reason the version does not have, and for a moment that is past or later than allowed. Conflict
    before acceptance, when there is a result, and when this step stands already.
    """
    with changing(pk, user, revision, run_id) as dossier:
        now = timezone.now()
        run = open_run(dossier, run_id)
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
    latest = due_at(now, reason.longest.term(), calendar_of(dossier)) if reason.longest else None
    if until and until <= now:
        raise Invalid(_("Hãy xem lại thời điểm kết thúc."), {"until": _("Thời điểm này đã qua.")})
    if until and latest and until > latest:
        words = _("Lý do này chỉ cho tạm dừng đến %(latest)s.") % {"latest": moment(latest)}
        raise Invalid(_("Hãy xem lại thời điểm kết thúc."), {"until": words})
    return until or latest
