"""Writing one entry, inside the transaction of what it tells."""

from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, connection
from django.utils.translation import gettext_lazy as _

from core.errors import Conflict
from core.ledger.entry import GENESIS, LedgerEntry


def record(subject: str, event: str, actor: str, **data: Any) -> LedgerEntry:
    """Appends to the chain; the caller holds the subject's lock. Conflict when somebody else appended first."""
    if not connection.in_atomic_block:
        raise RuntimeError("a ledger entry is written in the transaction of the change it records")
    last = LedgerEntry.objects.filter(subject=subject).order_by("-seq").values_list("seq", "hash").first()
    seq, prev_hash = last or (0, GENESIS)
    entry = LedgerEntry(
        subject=subject, seq=seq + 1, at=datetime.now(UTC), event=event, actor=actor, data=data, prev_hash=prev_hash
    )
    entry.hash = entry.computed_hash()
    try:
        entry.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(_("Hồ sơ vừa được người khác cập nhật. Hãy tải lại trang.")) from error
    return entry
