"""Anchoring: the heads of the chains under one root a day, signed and time-stamped, in rows and in a file apart.

Without it, whoever owns the database could write a chain anew or cut its end off unseen.
"""

import json
import os
from base64 import b64encode
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from core.ledger.anchor import Anchor, AnchoredHead
from core.ledger.entry import GENESIS, LedgerEntry
from core.ledger.merkle import leaf, root_of
from core.signing import CITY, sign_statement

# Entries looked at for one anchor, which a job makes in a few seconds; the next part follows at once.
BATCH = 20_000
# Nothing begun before may still be under way: its entry would be numbered below those that are anchored.
SETTLED = timedelta(minutes=5)


def make_anchor(day: date, part: int, now: datetime) -> tuple[Anchor, list[AnchoredHead]] | None:
    """The next anchor and its heads, signed and in its file, not yet in the database; None when nothing is new."""
    last = Anchor.objects.last()
    new = _settled(last.last_entry if last else 0, now)
    if not new:
        return None
    newest = {subject: (seq, digest) for _pk, subject, seq, digest in sorted(new, key=lambda row: row[2])}
    heads = [AnchoredHead(subject=each, seq=seq, hash=digest) for each, (seq, digest) in sorted(newest.items())]
    root, previous = root_of([leaf_of(head) for head in heads]), last.root if last else GENESIS
    anchor = Anchor(day=day, part=part, at=now, last_entry=new[-1][0], count=len(heads), previous=previous, root=root)
    anchor.signature = b64encode(sign_statement(statement_of(anchor), CITY)).decode()
    _write(anchor, heads)
    return anchor, heads


def _settled(after: int, now: datetime) -> list[tuple[int, str, int, str]]:
    """What follows the last anchored entry, up to the first that may still have neighbours under way."""
    entries = LedgerEntry.objects.filter(pk__gt=after).order_by("pk")
    fresh = entries.filter(at__gte=now - SETTLED).first()
    old = entries.filter(pk__lt=fresh.pk) if fresh else entries
    return list(old.values_list("pk", "subject", "seq", "hash")[:BATCH])


def keep_anchor(anchor: Anchor, heads: list[AnchoredHead]) -> None:
    """Its rows; IntegrityError when that day's part is there."""
    anchor.save(force_insert=True)
    for position, head in enumerate(heads):
        head.anchor, head.position = anchor, position
    AnchoredHead.objects.bulk_create(heads, batch_size=2000)


def leaf_of(head: AnchoredHead) -> str:
    return leaf(canonical([head.subject, head.seq, head.hash]))


def statement_of(anchor: Anchor) -> bytes:
    """What is signed."""
    said = {"day": anchor.day.isoformat(), "part": anchor.part, "count": anchor.count}
    return canonical({**said, "previous": anchor.previous, "root": anchor.root})


def canonical(value: Any) -> bytes:
    """JSON that has one spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def file_of(anchor: Anchor) -> Path:
    """Where the anchor lies beside the database; copies of this folder elsewhere are what makes it an anchor."""
    return folder() / f"{anchor.day.isoformat()}-{anchor.part:03d}.json"


def folder() -> Path:
    return Path(settings.DATA_DIR) / "anchors"


def _write(anchor: Anchor, heads: Iterable[AnchoredHead]) -> None:
    content = {"statement": statement_of(anchor).decode(), "signature": anchor.signature}
    rows = [[head.subject, head.seq, head.hash] for head in heads]
    folder().mkdir(parents=True, exist_ok=True)
    new = file_of(anchor).with_suffix(".new")
    with new.open("wb") as file:
        file.write(canonical({**content, "heads": rows}))
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, file_of(anchor))
