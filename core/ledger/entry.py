import hashlib
import json
from typing import Any

from django.db import models

GENESIS = "0" * 64


class LedgerEntry(models.Model):
    """One event in a subject's chain. Rows are only ever inserted: triggers refuse the rest (core.ledger.guards).

    `data` holds ids, codes and hashes only; personal values stay outside, so that erasing them keeps the chain whole.
    """

    subject = models.CharField(max_length=80)  # "dossier:<uuid>"
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    event = models.CharField(max_length=60)  # "dossier.accepted"
    actor = models.CharField(max_length=80)  # "user:<id>", "system"
    data = models.JSONField(default=dict)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "seq"], name="ledger_seq_once")]
        ordering = ["subject", "seq"]

    def __str__(self) -> str:
        return f"{self.subject} #{self.seq} {self.event}"

    def body(self) -> dict[str, Any]:
        """What its hash is taken of, beside the hash before it."""
        return {
            "subject": self.subject,
            "seq": self.seq,
            "at": self.at.isoformat(timespec="microseconds"),
            "event": self.event,
            "actor": self.actor,
            "data": self.data,
        }

    def as_data(self) -> dict[str, Any]:
        """The whole entry, as a proof hands it out."""
        return {**self.body(), "prev_hash": self.prev_hash, "hash": self.hash}

    def computed_hash(self) -> str:
        """SHA-256 over the previous hash and the canonical JSON of this entry."""
        text = json.dumps(self.body(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256((self.prev_hash + text).encode()).hexdigest()
