"""accept: a receiving officer accepts a filed dossier (1 → 2): code, due date, charges, receipt (Mẫu 01)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from applications import papers
from applications.actions.complete_step import go_forward
from applications.actions.parts.changing import changing, set_status, tell_ledger
from applications.actions.parts.reception import reception_run
from applications.deadlines import calendar_of, due_of
from applications.fees.charging import charge
from applications.models import Dossier
from applications.models.paper import PaperKind
from applications.models.step_run import Outcome
from applications.notices import tell
from applications.numbering import dossier_code
from applications.status import Status
from applications.workflow.advance import close, facts_of_dossier


def accept(user: User, pk: UUID, revision: int) -> Dossier:
    """The accepted dossier, handed over to the first office after the counter. The clock starts here (NĐ 118/2025)."""
    with changing(pk, user, revision) as dossier:
        now = timezone.now()
        run = reception_run(dossier, user)
        set_status(dossier, Status.ACCEPTED)
        facts = facts_of_dossier(dossier)
        _start_clock(dossier, facts.case, now)
        dossier.code = dossier_code(dossier, now)
        charge(dossier, facts)
        told = {"code": dossier.code, "due_at": f"{dossier.due_at}", "version": dossier.version_sha256}
        tell_ledger(dossier, "dossier.accepted", user, **told)
        close(run, Outcome.DONE, now, user)
        papers.issue(PaperKind.RECEIPT, dossier, user, now)
        tell(dossier, "accepted")
        set_status(dossier, Status.PROCESSING)
        go_forward(dossier, user, now)
    return dossier


def _start_clock(dossier: Dossier, case: str, now: datetime) -> None:
    dossier.case_code, dossier.accepted_at, dossier.warned_at = case, now, None
    dossier.due_at = dossier.original_due_at = dossier.appointed_at = due_of(dossier, case, now, calendar_of(dossier))
