"""call_off: a version that waits for its moment does not come into force."""

from accounts.models import User
from procedures.drafting.moving import moving
from procedures.drafting.rights import may_publish
from procedures.drafting.telling import Verb, tell
from procedures.models import ProcedureVersion

State = ProcedureVersion.State


def call_off(user: User, pk: int) -> ProcedureVersion:
    """The version, in review again."""
    with moving(pk, State.SCHEDULED, allowed=may_publish(user)) as version:
        back_to_review(version)
        tell(version, user, Verb.CALL_OFF)
    return version


def back_to_review(version: ProcedureVersion) -> None:
    """As if it had not been released."""
    version.state = State.IN_REVIEW
    version.effective_from = version.published_by = None
