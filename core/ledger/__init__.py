"""The ledger: what happened, append-only, one hash chain a subject."""

from core.ledger.record import record

__all__ = ["record"]
