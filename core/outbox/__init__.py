"""The outbox: what must follow a change, as rows of the same transaction; a relay rings, a worker performs, once."""

from core.outbox.jobs import Effect, job
from core.outbox.promise import promise

__all__ = ["Effect", "job", "promise"]
