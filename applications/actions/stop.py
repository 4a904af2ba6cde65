"""stop: a leader of the deciding agency ends a dossier that the law gives no way to decide (→ 8, Mẫu 05)."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import changing, not_now
from applications.actions.parts.closing import stop_all
from applications.actions.parts.saying import says_little
from applications.delivered import results_of
from applications.models import Dossier
from applications.notices import tell
from applications.status import Status
from core.errors import Conflict, Invalid

HANDLED = frozenset({Status.PROCESSING, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT})


def stop(user: User, pk: UUID, revision: int, reason: str, ground: str, refund: bool = False) -> Dossier:
    """The stopped dossier, with its reason and its ground on the notice; `refund`: what was paid is to be given back.

    Denied to a leader who prepared it (four eyes). Invalid without either; Conflict before
    acceptance, after a result, and while the applicant asks for it back.
    """
    wrong = says_little(reason)
    wrong |= {} if ground.strip() else {"ground": _("Hãy ghi điều, khoản và văn bản làm căn cứ.")}
    if wrong:
        raise Invalid(_("Hãy ghi rõ lý do và căn cứ."), wrong)
    with changing(pk, user, revision) as dossier:
        permissions.require(permissions.may_stop(user, dossier))
        may_stop(dossier)
        now = timezone.now()
        dossier.resolved_at = now  # the written reply is the answer: it is judged against the due moment
        stop_all(dossier, user, now, reason.strip(), ground.strip(), refund)
        tell(dossier, "stopped")
    return dossier


def may_stop(dossier: Dossier) -> None:
    """Conflict unless the dossier is being handled, and while there is no result, not even a part of one."""
    if dossier.status not in HANDLED:
        raise not_now(dossier)
    if dossier.accepted_at is None:
        raise Conflict(_("Hồ sơ chưa được tiếp nhận nên không có gì để dừng."))
    if results_of(dossier).exists():
        raise Conflict(
            _("Hồ sơ đã có kết quả một phần nên không dừng cả hồ sơ được; từng phần còn lại được giải quyết.")
        )
