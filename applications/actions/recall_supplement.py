"""recall_supplement: the desk takes back a request that was sent by mistake; the applicant is told, and it goes on."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import papers
from applications.actions.answer_supplement import end_wait
from applications.actions.complete_step import not_asked_back
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.following import settle
from applications.actions.parts.saying import said
from applications.actions.parts.taking import take
from applications.models import Dossier
from applications.models.paper import Annulled
from applications.notices import tell
from core.errors import Conflict


def recall_supplement(user: User, pk: UUID, run_id: int, revision: int, reason: str) -> Dossier:
    """The dossier, no longer waiting in this step. The office's mistake stops no clock: the time it waited counts.

    Invalid without a reason; Conflict when the step waits for nothing, and while the dossier is asked back.
    """
    reason = said(reason, "note")
    with changing(pk, user, revision, run_id) as dossier:
        run = not_asked_back(dossier, run_id)
        take(user, run)
        supplement = run.supplements.standing().first()
        if supplement is None or run.waiting_since is None:
            raise Conflict(_("Bước này không chờ người nộp bổ sung."))
        supplement.recalled_at = now = timezone.now()
        supplement.save(update_fields=["recalled_at"])
        papers.annul(dossier, f"supplement:{supplement.pk}", now, Annulled.RECALLED)
        end_wait(run, run.waiting_since, user)
        settle(dossier)
        tell_ledger(dossier, "dossier.supplement_recalled", user, step=run.step)
        tell(dossier, "supplement_recalled", agency=str(run.agency), reason=reason)
    return dossier
