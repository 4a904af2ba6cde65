from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProcedureVersion(models.Model):
    """One version of a procedure's definition. Once published its document never changes (a trigger guards it)."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Bản nháp")
        IN_REVIEW = "IN_REVIEW", _("Chờ duyệt")
        PUBLISHED = "PUBLISHED", _("Đang áp dụng")
        RETIRED = "RETIRED", _("Đã thay thế")

    procedure = models.ForeignKey("procedures.Procedure", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    document = models.TextField()  # canonical JSON: the very bytes the hash is of
    sha256 = models.CharField(max_length=64)
    effective_from = models.DateTimeField(null=True)
    effective_to = models.DateTimeField(null=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["procedure"], condition=models.Q(state="PUBLISHED"), name="one_version_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"
