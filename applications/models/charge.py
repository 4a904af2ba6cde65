from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.dossier import Dossier


class Charge(models.Model):
    """One fee (phí) or charge (lệ phí) of a dossier, in whole đồng, fixed at acceptance."""

    class State(models.TextChoices):
        DUE = "DUE", _("Chưa nộp")
        PAID = "PAID", _("Đã nộp")
        WAIVED = "WAIVED", _("Được miễn")
        TO_REFUND = "TO_REFUND", _("Phải hoàn trả")
        REFUNDED = "REFUNDED", _("Đã hoàn trả")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="charges")
    rule = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=500)
    amount = models.PositiveBigIntegerField()
    explanation = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # In whose cash book it stands: the office whose officer took it; the one whose officer gave it back.
    settled_for = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+", db_index=False)
    refunded_at = models.DateTimeField(null=True)
    refunded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    refunded_for = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+", db_index=False)
    # Set by an officer instead of by the rules: who, and by which document.
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ground = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["settled_for", "settled_at"], name="taken_by_office"),
            models.Index(
                fields=["refunded_for", "refunded_at"],
                condition=models.Q(refunded_at__isnull=False),
                name="given_back_by_office",
            ),
            models.Index(fields=["settled_for"], condition=models.Q(state="TO_REFUND"), name="to_give_back"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.amount}"

    @property
    def title(self) -> str:
        """The rule's name in the language in force; `name` is how papers say it, and what a version without it says."""
        return next((str(rule.name) for rule in self.dossier.definition.fees if rule.id == self.rule), self.name)
