"""take_back: those who wrote a version fetch it from review."""

from accounts.models import User
from procedures.drafting.moving import moving
from procedures.drafting.rights import may_edit
from procedures.drafting.telling import Verb, tell
from procedures.models import ProcedureVersion

State = ProcedureVersion.State


def take_back(user: User, pk: int) -> ProcedureVersion:
    """The version, a draft again."""
    with moving(pk, State.IN_REVIEW, allowed=may_edit(user)) as version:
        version.state = State.DRAFT
        tell(version, user, Verb.TAKE_BACK)
    return version
