"""accept: a receiving officer accepts a filed dossier (1 → 2): code, due date, charges, receipt (Mẫu 01)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from applications import papers
from applications.actions.by_itself import BY_ITSELF
from applications.actions.changing import changing, set_status, tell_ledger
from applications.actions.complete_step import end_done
from applications.actions.following import follow
from applications.actions.reception import reception_run
from applications.deadlines import calendar_of, due_of
from applications.fees.charging import charge
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.numbering import dossier_code
from applications.status import Status
from applications.workflow.advance import advance, close, facts_of_dossier


def accept(user: User, pk: UUID, revision: int) -> Dossier:
    """The accepted dossier, handed over to the first office after the counter. The clock starts here (NĐ 118/2025)."""
    with changing(pk, user, revision) as dossier:
        now = timezone.now()
        run = reception_run(dossier, user)
        set_status(dossier, Status.ACCEPTED)
        _start_clock(dossier, now)
        dossier.code = dossier_code(dossier, now)
        charge(dossier, facts_of_dossier(dossier))
        facts = {"code": dossier.code, "due_at": f"{dossier.due_at}", "version": dossier.version_sha256}
        tell_ledger(dossier, "dossier.accepted", user, **facts)
        close(run, Outcome.DONE, now, user)
        found = advance(dossier, now)
        papers.issue(PaperKind.RECEIPT, dossier, user, now)
        tell(dossier, "accepted")
        set_status(dossier, Status.PROCESSING)
        follow(dossier, found, user, now)
        if BY_ITSELF & found.kinds:
            end_done(dossier, user)
    return dossier


def _start_clock(dossier: Dossier, now: datetime) -> None:
    dossier.accepted_at = now
    dossier.due_at = dossier.original_due_at = dossier.appointed_at = due_of(dossier, now, calendar_of(dossier))
    dossier.warned_at = None
