"""discard: a draft is given up. Its row and edits stay, so that it can be read again."""

from accounts.models import User
from procedures.drafting.moving import moving
from procedures.drafting.rights import may_edit
from procedures.drafting.telling import Verb, tell
from procedures.models import ProcedureVersion

State = ProcedureVersion.State


def discard(user: User, pk: int) -> ProcedureVersion:
    """The version, discarded; another may be started."""
    with moving(pk, State.DRAFT, allowed=may_edit(user)) as version:
        version.state = State.DISCARDED
        tell(version, user, Verb.DISCARD)
    return version
