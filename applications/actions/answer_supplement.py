"""answer_supplement: the applicant hands the completed dossier back to the desks that asked."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.actions.changing import changing, tell_ledger
from applications.actions.following import settle
from applications.actions.submit import check
from applications.deadlines import end_pause, shift
from applications.models import Dossier, StepRun
from applications.notices import tell
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from applications.workflow.sharing import share_out
from core.errors import Conflict


def answer_supplement(user: User, pk: UUID) -> Dossier:
    """Back to the desk that asked; answering twice is answering once. Invalid while something is still missing."""
    with changing(pk, user) as dossier:
        permissions.require(permissions.writes(user, dossier))
        now = timezone.now()
        asked = list(dossier.supplements.filter(answered_at=None).select_related("step_run__agency"))
        if dossier.status != Status.AWAITING_SUPPLEMENT:
            if dossier.supplements.exists() and not asked:
                return dossier
            raise Conflict(_("Hồ sơ này không có yêu cầu bổ sung."))
        check(dossier, facts_of_dossier(dossier))
        for supplement in asked:
            supplement.answered_at = now
            supplement.save(update_fields=["answered_at"])
        for run in dossier.step_runs.filter(closed_at=None):
            _end_wait(run, now, user)
        settle(dossier)
        tell_ledger(dossier, "dossier.supplement_answered", user)
        agencies = dict.fromkeys(str(supplement.step_run.agency) for supplement in asked)
        tell(dossier, "supplement_answered", agency=", ".join(agencies))
    return dossier


def _end_wait(run: StepRun, now: datetime, user: User) -> None:
    """A run that waited has as much time left as before. One that did not is saved too: its page shows what was."""
    since, run.waiting_since = run.waiting_since, None
    if since and not end_pause(run, now, user):
        shift(run, since, now)
    if since:
        share_out(run)
    run.save()
