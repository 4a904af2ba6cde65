"""Recording a step of a version: for people to read in its history, and in the procedure's chain of the ledger."""

from accounts.models import User
from core.ledger import record
from procedures.models import DefinitionEdit, ProcedureVersion

Verb = DefinitionEdit.Verb
EVENTS = {
    Verb.START: "procedure.started",
    Verb.SEND: "procedure.sent",
    Verb.TAKE_BACK: "procedure.taken_back",
    Verb.REJECT: "procedure.rejected",
    Verb.RELEASE: "procedure.released",
    Verb.SCHEDULE: "procedure.scheduled",
    Verb.CALL_OFF: "procedure.called_off",
    Verb.FALL_BACK: "procedure.fell_back",
    Verb.PUT_IN_FORCE: "procedure.put_in_force",
    Verb.DISCARD: "procedure.discarded",
    Verb.RETIRE: "procedure.retired",
}


def tell(version: ProcedureVersion, user: User | None, verb: Verb, note: str = "", **data: str) -> None:
    """Both records, in the transaction of the step; the caller holds the procedure's lock. `user` None: the portal."""
    DefinitionEdit.objects.create(version=version, user=user, verb=verb, note=note)
    actor = f"user:{user.pk}" if user else "system"
    subject = f"procedure:{version.procedure.code}"
    record(subject, EVENTS[verb], actor, number=version.number, sha256=version.sha256, **data)
