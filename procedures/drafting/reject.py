"""reject: who reviews a version sends it back."""

from accounts.models import User
from procedures.drafting.moving import moving
from procedures.drafting.reasons import require_reason
from procedures.drafting.rights import may_publish
from procedures.drafting.telling import Verb, tell
from procedures.models import ProcedureVersion

State = ProcedureVersion.State


def reject(user: User, pk: int, reason: str) -> ProcedureVersion:
    """The version, a draft again, with the reason as its remark. Invalid without a reason."""
    with moving(pk, State.IN_REVIEW, allowed=may_publish(user)) as version:
        version.state, version.remark = State.DRAFT, require_reason(reason)
        tell(version, user, Verb.REJECT, version.remark)
    return version
