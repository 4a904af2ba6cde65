from django.db import models


class Anchor(models.Model):
    """One signed root over the heads of chains that grew since the anchor before, to which it is linked.

    A chain that did not grow is held by an earlier anchor. Large days come in parts.
    """

    day = models.DateField()
    part = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    last_entry = models.BigIntegerField()  # the ledger's entries up to this id are anchored
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    signature = models.TextField()  # of the statement: detached, time-stamped CMS in DER, as base64

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["day", "part"], name="anchor_once")]

    def __str__(self) -> str:
        return f"anchor {self.day.isoformat()}-{self.part}"


class AnchoredHead(models.Model):
    """A chain's head as it was when it was anchored, and which leaf of the tree it is."""

    anchor = models.ForeignKey(Anchor, models.PROTECT, related_name="heads")
    position = models.PositiveIntegerField()
    subject = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["anchor", "position"]
        constraints = [models.UniqueConstraint(fields=["subject", "seq"], name="anchored_once")]
        indexes = [models.Index(fields=["anchor", "position"])]

    def __str__(self) -> str:
        return f"{self.subject} #{self.seq}"
