"""Reading every anchor again: its heads are in the ledger, its root fits them, its signature holds, none is gone."""

import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

from django.db.models import Exists, OuterRef

from core.ledger.anchor import Anchor, AnchoredHead
from core.ledger.anchoring import file_of, folder, leaf_of, statement_of
from core.ledger.entry import GENESIS, LedgerEntry
from core.ledger.merkle import root_of
from core.signing import statement_holds


def anchor_findings() -> Iterator[str]:
    """A sentence for each anchor that does not hold, and each chain that lost what was anchored."""
    yield from _lost()
    previous, files = GENESIS, set()
    for anchor in Anchor.objects.order_by("pk").iterator():
        files.add(file_of(anchor))
        if anchor.previous != previous:
            yield f"{anchor}: does not follow from the anchor before it"
        yield from _wrong(anchor)
        previous = anchor.root
    yield from (f"{file.name}: the anchor in this file is not in the database" for file in _files() - files)


def _lost() -> Iterator[str]:
    same = LedgerEntry.objects.filter(subject=OuterRef("subject"), seq=OuterRef("seq"), hash=OuterRef("hash"))
    for head in AnchoredHead.objects.filter(~Exists(same)).iterator():
        yield f"{head}: was anchored and is no longer in the ledger"


def _wrong(anchor: Anchor) -> Iterator[str]:
    heads = anchor.heads.order_by("position")
    if root_of([leaf_of(head) for head in heads.iterator(chunk_size=2000)]) != anchor.root:
        yield f"{anchor}: its root does not fit its heads"
    if not statement_holds(statement_of(anchor), b64decode(anchor.signature)):
        yield f"{anchor}: its signature does not hold"
    kept = _read(file_of(anchor))
    if kept != (statement_of(anchor).decode(), anchor.signature):
        yield f"{anchor}: its file is missing or says something else"


def _read(file: Path) -> tuple[str, str] | None:
    if not file.exists():
        return None
    content = json.loads(file.read_text())
    return content["statement"], content["signature"]


def _files() -> set[Path]:
    return set(folder().glob("*.json"))
