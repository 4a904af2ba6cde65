"""The job of this room."""

from datetime import datetime
from functools import partial

from core.outbox import Effect, job
from procedures.drafting.take_effect import take_effect


@job("procedure.put_in_force")
def procedure_put_in_force(version_id: int, moment: str) -> Effect:
    return partial(take_effect, version_id, datetime.fromisoformat(moment))
