"""The proof of what the ledger told of a subject by a day: its chain to an anchored head, and from there to a root."""

from typing import Any

from core.ledger.anchor import AnchoredHead
from core.ledger.anchoring import leaf_of, statement_of
from core.ledger.entry import LedgerEntry
from core.ledger.merkle import path_of

FORMAT = "haiphong-ledger-proof/1"


def proof_of(subject: str) -> dict[str, Any] | None:
    """Of all that was told of the subject up to its latest anchored head; None before the night that anchors one."""
    head = AnchoredHead.objects.filter(subject=subject).select_related("anchor").order_by("-seq").first()
    if head is None:
        return None
    entries = LedgerEntry.objects.filter(subject=subject, seq__lte=head.seq).order_by("seq")
    leaves = [leaf_of(each) for each in head.anchor.heads.order_by("position")]
    return {
        "format": FORMAT,
        "entries": [entry.as_data() for entry in entries],
        "head": [head.subject, head.seq, head.hash],
        "path": path_of(leaves, head.position),
        "statement": statement_of(head.anchor).decode(),
        "signature": head.anchor.signature,
    }
