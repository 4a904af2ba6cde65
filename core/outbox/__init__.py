"""The outbox: what must follow a change, as rows of the same transaction; a relay rings, a worker performs, once."""

from core.outbox.jobs import Effect, job
from core.outbox.promise import promise
from core.outbox.sweeps import sweep

__all__ = ["Effect", "job", "promise", "sweep"]
