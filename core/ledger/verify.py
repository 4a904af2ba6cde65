"""Reading every chain again: links, hashes, numbers without holes."""

from collections.abc import Iterator

from core.ledger.entry import GENESIS, LedgerEntry


def findings(subject: str | None = None) -> Iterator[str]:
    """A sentence for each entry that does not hold."""
    entries = LedgerEntry.objects.order_by("subject", "seq")
    previous: LedgerEntry | None = None
    for entry in (entries.filter(subject=subject) if subject else entries).iterator(chunk_size=2000):
        before = previous if previous and previous.subject == entry.subject else None
        if entry.seq != (before.seq + 1 if before else 1):
            yield f"{entry}: an entry before it is missing"
        if entry.prev_hash != (before.hash if before else GENESIS):
            yield f"{entry}: does not follow from the entry before it"
        if entry.hash != entry.computed_hash():
            yield f"{entry}: was changed after it was written"
        previous = entry
