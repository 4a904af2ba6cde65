"""take_effect: the moment of a scheduled version has come."""

from datetime import datetime

from core.errors import Invalid
from procedures.drafting.call_off import back_to_review
from procedures.drafting.moving import moving
from procedures.drafting.telling import Verb, tell
from procedures.models import ProcedureVersion
from procedures.publishing import put_in_force
from procedures.soundness import require_releasable
from procedures.versions import definition_of

State = ProcedureVersion.State


def take_effect(pk: int, at: datetime) -> None:
    """Puts the version in force that waits for `at`; where it has become unsound it goes back to review, with the why.

    Nothing happens to one that was called off, put off to another moment, or is in force already.
    """
    with moving(pk, *State) as version:
        if version.state == State.SCHEDULED and version.effective_from == at:
            _take_effect(version)


def _take_effect(version: ProcedureVersion) -> None:
    try:
        require_releasable(definition_of(version), version.procedure)
    except Invalid as error:
        version.remark = "\n".join(map(str, error.fields.values()))
        back_to_review(version)
        tell(version, None, Verb.FALL_BACK, version.remark)
    else:
        put_in_force(version)
        tell(version, None, Verb.PUT_IN_FORCE)
