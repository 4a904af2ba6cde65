from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier


class Original(models.Model):
    """A paper original left with an office. Who holds it is its last hand-over that was received."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="originals")
    paper = models.CharField(max_length=60, blank=True)  # PaperRequirement.id, when it is one that was asked
    name = models.CharField(max_length=300)
    quantity = models.PositiveSmallIntegerField(default=1)
    # None: with the applicant again.
    held_by = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class HandOver(models.Model):
    """An original goes from one place to another (None: the applicant): given by one person, received by another."""

    original = models.ForeignKey(Original, models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    receiver = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["original"], condition=models.Q(received_at=None), name="one_hand_over_ahead"
            )
        ]

    def __str__(self) -> str:
        return f"{self.original_id}: {self.giver_id} → {self.receiver_id}"
