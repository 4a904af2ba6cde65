from core.calendar.rows import *  # noqa: F403
from core.files.rows import Blob
from core.ledger.entry import LedgerEntry
from core.outbox.row import OutboxRow

__all__ = ["Blob", "LedgerEntry", "OutboxRow"]
