"""send: a draft goes to review."""

from django.utils import timezone

from accounts.models import User
from procedures.drafting.moving import moving
from procedures.drafting.rights import may_edit
from procedures.drafting.telling import Verb, tell
from procedures.models import ProcedureVersion
from procedures.soundness import require_sound
from procedures.versions import definition_of

State = ProcedureVersion.State


def send(user: User, pk: int, note: str = "") -> ProcedureVersion:
    """The version in review; `note` says what changes with it. Invalid, by place, while the gate finds errors."""
    with moving(pk, State.DRAFT, allowed=may_edit(user)) as version:
        require_sound(definition_of(version), version.procedure)
        version.state, version.change_note = State.IN_REVIEW, note.strip()
        version.sent_at, version.sent_by, version.remark = timezone.now(), user, ""
        tell(version, user, Verb.SEND, version.change_note)
    return version
