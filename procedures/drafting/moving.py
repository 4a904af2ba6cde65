"""What every step on the way into force does: one transaction, the procedure locked before its version."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from core.errors import or_denied
from procedures.drafting.rights import require
from procedures.drafting.states import require_state
from procedures.models import Procedure, ProcedureVersion


@contextmanager
def moving(pk: int, *states: str, allowed: bool = True) -> Iterator[ProcedureVersion]:
    """The locked version, saved at the end. Denied when unknown or not allowed; Conflict when in another state."""
    require(allowed)
    with transaction.atomic():
        procedure = or_denied(Procedure.objects.select_for_update(of=("self",)).filter(versions=pk).first())
        version = ProcedureVersion.objects.select_for_update().get(pk=pk)
        version.procedure = procedure
        require_state(version, *states)
        yield version
        version.save()
