from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProcedureVersion(models.Model):
    """One version of a procedure's definition. Its document changes in a draft only (a trigger guards it)."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Bản nháp")
        IN_REVIEW = "IN_REVIEW", _("Chờ duyệt")
        SCHEDULED = "SCHEDULED", _("Chờ hiệu lực")
        PUBLISHED = "PUBLISHED", _("Đang áp dụng")
        RETIRED = "RETIRED", _("Đã thay thế")
        DISCARDED = "DISCARDED", _("Đã bỏ")

    # On its way into force: a procedure has one such version at most.
    OPEN = (State.DRAFT, State.IN_REVIEW, State.SCHEDULED)

    procedure = models.ForeignKey("procedures.Procedure", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    document = models.TextField()  # canonical JSON: the very bytes the hash is of
    sha256 = models.CharField(max_length=64)
    effective_from = models.DateTimeField(null=True)
    effective_to = models.DateTimeField(null=True)
    # What it was made from, in words: "phiên bản 3", a file's name, "dữ liệu quốc gia".
    origin = models.CharField(max_length=300, blank=True)
    # What changes with it, for those who review it and for the procedure's public history.
    change_note = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Why it was last sent back, or did not come into force.
    remark = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Who released it: never one of those who wrote it.
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["procedure"], condition=models.Q(state="PUBLISHED"), name="one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=models.Q(state__in=["DRAFT", "IN_REVIEW", "SCHEDULED"]),
                name="one_open_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} v{self.number}"
