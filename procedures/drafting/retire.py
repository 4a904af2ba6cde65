"""retire: a procedure is no longer done. Dossiers in flight go on under their version; nothing new is filed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import Conflict, Denied, Invalid
from procedures.drafting.reasons import require_reason
from procedures.drafting.rights import may_publish, require
from procedures.drafting.telling import Verb, tell
from procedures.models import Procedure, ProcedureVersion
from procedures.publishing import end_of_force
from procedures.stamp import touch


@transaction.atomic
def retire(user: User, code: str, replacement: str | None, reason: str) -> Procedure:
    """The retired procedure; `replacement` is the code of one in force. Publishing it again brings it back."""
    require(may_publish(user))
    procedure = Procedure.objects.select_for_update(of=("self",)).filter(code=code).first()
    if procedure is None or procedure.current is None:
        raise Denied
    _require_retirable(procedure)
    procedure.retire_reason = require_reason(reason)
    procedure.replaced_by = _replacement(procedure, replacement) if replacement else None
    procedure.is_active, procedure.retired_at = False, timezone.now()
    end_of_force(procedure, procedure.retired_at)
    procedure.save()
    tell(procedure.current, user, Verb.RETIRE, procedure.retire_reason, replacement=replacement or "")
    touch()
    return procedure


def _require_retirable(procedure: Procedure) -> None:
    if not procedure.is_active:
        raise Conflict(_("Thủ tục này đã được bãi bỏ."))
    if procedure.versions.filter(state=ProcedureVersion.State.SCHEDULED).exists():
        raise Conflict(_("Một phiên bản mới của thủ tục này đang chờ hiệu lực. Hãy bỏ hẹn trước khi bãi bỏ."))


def _replacement(procedure: Procedure, code: str) -> Procedure:
    rows = Procedure.objects.filter(code=code, is_active=True).exclude(pk=procedure.pk)
    if found := rows.first():
        return found
    raise Invalid(
        _("Hãy chọn thủ tục thay thế đang áp dụng."),
        {"replacement": _("Không có thủ tục nào khác đang áp dụng mang mã này.")},
    )
