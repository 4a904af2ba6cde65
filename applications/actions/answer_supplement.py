"""answer_supplement: the applicant hands the completed dossier back to the desks that asked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.following import settle
from applications.actions.parts.in_person import Came, for_applicant
from applications.actions.submit import check
from applications.deadlines import end_pause, shift
from applications.models import Dossier, StepRun, Supplement
from applications.notices import tell
from applications.status import Status
from applications.supplements import is_unchanged
from applications.workflow.advance import facts_of_dossier
from applications.workflow.sharing import share_out
from core.errors import Conflict, Invalid


def answer_supplement(user: User, pk: UUID, came: Came | None = None, note: str = "") -> Dossier:
    """Back to the desk that asked; answering twice is answering once. Invalid while something is still missing, and
    when nothing that was asked for has changed and no `note` says why.
    """
    with changing(pk, user) as dossier:
        for_applicant(user, dossier, came)
        if dossier.status == Status.WITHDRAWN:
            raise Conflict(_("Hồ sơ đang được xin rút. Hãy hủy yêu cầu rút rồi mới gửi phần bổ sung."))
        now = timezone.now()
        asked = list(dossier.supplements.standing().select_related("step_run__agency"))
        if dossier.status != Status.AWAITING_SUPPLEMENT:
            if dossier.supplements.exclude(answered_at=None).exists() and not asked:
                return dossier
            raise Conflict(_("Hồ sơ này không có yêu cầu bổ sung."))
        check(dossier, facts_of_dossier(dossier))
        _require_changed(asked, note.strip())
        for supplement in asked:
            supplement.answered_at, supplement.note = now, note.strip()
            supplement.save(update_fields=["answered_at", "note"])
        dossier.warned_at = None  # who answers a filing late for the second time is told of again
        for run in dossier.step_runs.filter(closed_at=None):
            end_wait(run, now, user)
        settle(dossier)
        tell_ledger(dossier, "dossier.supplement_answered", user)
        agencies = dict.fromkeys(str(supplement.step_run.agency) for supplement in asked)
        tell(dossier, "supplement_answered", agency=", ".join(agencies))
    return dossier


def _require_changed(asked: Sequence[Supplement], note: str) -> None:
    """Invalid when a request would be answered with nothing of it changed and not a word why."""
    if note or not any(map(is_unchanged, asked)):
        return
    why = _("Hãy ghi vì sao giữ nguyên.")
    raise Invalid(_("Chưa mục nào được yêu cầu bổ sung thay đổi. Hãy sửa, hoặc ghi vì sao giữ nguyên."), {"note": why})


def end_wait(run: StepRun, now: datetime, user: User) -> None:
    """A run that waited has as much time left as before. One that did not is saved too: its page shows what was."""
    since, run.waiting_since = run.waiting_since, None
    if since and not end_pause(run, now, user):
        stood = run.pauses.filter(began_at__gte=since).last()  # it ended by itself: nobody had answered in time
        shift(run, min(stood.ended_at, now) if stood and stood.ended_at else since, now)
    if since:
        share_out(run)
    run.save()
