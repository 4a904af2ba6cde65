"""withdraw: the applicant asks for the dossier back (→ 7) while no result was issued; an officer decides."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.parts.changing import changing, not_now, set_status, tell_ledger
from applications.actions.parts.in_person import Came, for_applicant
from applications.actions.parts.saying import said
from applications.models import Dossier, Withdrawal
from applications.models.paper import PaperKind
from applications.notices import tell
from applications.status import Status
from core.errors import Conflict


def withdraw(user: User, pk: UUID, reason: str, came: Came | None = None) -> Withdrawal:
    """The request. Invalid without a reason; Conflict once a result was issued, and when it was asked for already."""
    reason = said(reason)
    with changing(pk, user) as dossier:
        for_applicant(user, dossier, came)
        may_withdraw(dossier)
        before = Status(dossier.status)
        set_status(dossier, Status.WITHDRAWN)
        withdrawal = Withdrawal.objects.create(
            dossier=dossier, status_before=before, reason=reason, requested_by=user, requested_at=timezone.now()
        )
        tell_ledger(dossier, "dossier.withdrawal_requested", user)
        tell(dossier, "withdrawal_requested")
    return withdrawal


def may_withdraw(dossier: Dossier) -> None:
    """Conflict for what is not filed, is asked back already, has ended, or has a result, even a part of one."""
    if dossier.status in {Status.DRAFT, Status.WITHDRAWN} or dossier.is_ended:
        raise not_now(dossier)
    if dossier.resolved_at or dossier.papers_issued.filter(kind=PaperKind.RESULT).exists():
        raise Conflict(_("Hồ sơ đã có kết quả nên không rút được nữa."))
