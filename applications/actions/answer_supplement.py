"""answer_supplement: the applicant hands the completed dossier back (5 → 1, or 5 → 4)."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import permissions
from applications.actions.changing import changing, set_status, tell_ledger
from applications.actions.submit import check
from applications.deadlines import calendar_of, resume
from applications.models import Dossier
from applications.notices import tell
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from core.calendar import add_working_time, working_time_between
from core.errors import Conflict


def answer_supplement(user: User, pk: UUID) -> Dossier:
    """Back to the desk that asked; answering twice is answering once. Invalid while something is still missing."""
    with changing(pk, user) as dossier:
        permissions.require(permissions.owns(user, dossier))
        now = timezone.now()
        asked = list(dossier.supplements.filter(answered_at=None).select_related("step_run__agency"))
        if not asked:
            if dossier.supplements.exists():
                return dossier
            raise Conflict(_("Hồ sơ này không có yêu cầu bổ sung."))
        check(dossier, facts_of_dossier(dossier))
        for supplement in asked:
            supplement.answered_at = now
            supplement.save(update_fields=["answered_at"])
            run, calendar = supplement.step_run, calendar_of(dossier)
            if run.waiting_since and run.due_at:
                left = working_time_between(run.waiting_since, max(run.due_at, run.waiting_since), calendar)
                run.due_at = add_working_time(now, left, calendar)
            run.waiting_since = None
            run.save(update_fields=["waiting_since", "due_at"])
        resume(dossier, now)
        set_status(dossier, Status.PROCESSING if dossier.accepted_at else Status.SUBMITTED)
        tell_ledger(dossier, "dossier.supplement_answered", user)
        agencies = dict.fromkeys(str(supplement.step_run.agency) for supplement in asked)
        tell(dossier, "supplement_answered", agency=", ".join(agencies))
    return dossier
