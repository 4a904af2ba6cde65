"""refuse: the counter does not accept a dossier (1 → 3) and says why in writing (Mẫu 03)."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications import papers
from applications.actions.parts.changing import changing, set_status, tell_ledger
from applications.actions.parts.reception import reception_run
from applications.actions.parts.saying import said
from applications.actions.parts.supplement_limits import no_answer_expected
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.status import Status
from applications.workflow.advance import close


def refuse(user: User, pk: UUID, revision: int, reason: str, ground: str = "") -> Dossier:
    """The refused dossier. Invalid without a reason: a person must be able to read why.

    Conflict while the applicant still has time to complete it.
    """
    reason = said(reason, message=_("Hãy ghi rõ lý do để người nộp hiểu."))
    with changing(pk, user, revision) as dossier:
        now = timezone.now()
        run = reception_run(dossier, user, waiting=True)
        no_answer_expected(run, now)
        set_status(dossier, Status.REJECTED_INTAKE)
        dossier.ended_at = now
        tell_ledger(dossier, "dossier.refused", user)
        close(run, Outcome.REFUSED, now, user, reason)
        papers.issue(PaperKind.REFUSAL, dossier, user, now, reason=reason, ground=ground.strip())
        tell(dossier, "refused", reason=reason)
    return dossier
