from core.calendar.rows import CalendarException, WorkSession
from core.files.rows import Blob
from core.ledger.anchor import Anchor, AnchoredHead
from core.ledger.entry import LedgerEntry
from core.once.row import GivenAnswer
from core.outbox.row import OutboxRow

__all__ = [
    "Anchor",
    "AnchoredHead",
    "Blob",
    "CalendarException",
    "GivenAnswer",
    "LedgerEntry",
    "OutboxRow",
    "WorkSession",
]
