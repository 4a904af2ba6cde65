from django.conf import settings
from django.db import models
from django.utils import timezone

from applications.models.dossier import Dossier
from applications.models.step_run import StepRun


class SupplementQuerySet(models.QuerySet["Supplement"]):
    def standing(self) -> "SupplementQuerySet":
        """What the applicant is still asked for: neither answered nor recalled, and its step has not ended without."""
        return self.kept().filter(answered_at=None, step_run__closed_at=None)

    def kept(self) -> "SupplementQuerySet":
        """What was asked for and not recalled."""
        return self.filter(recalled_at=None)


class Supplement(models.Model):
    """One request to complete a dossier (Mẫu 02) and its answer."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="supplements")
    step_run = models.ForeignKey(StepRun, models.CASCADE, related_name="supplements")
    # [{"target": "paper:birth_proof" | "field:child_name", "label": …, "reason": id in the catalogue of reasons,
    #   "what": "…", "example": "…"}]
    items = models.JSONField()
    reason = models.TextField()
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)  # why the applicant answers without changing anything
    recalled_at = models.DateTimeField(null=True)  # by the office: it was sent by mistake
    # What stood there when it was asked: {"fields": {id: answer}, "papers": {id: [attachment pk]}}, and what of a paper
    # had been brought to a counter: {"brought": {id: …}}.
    before = models.JSONField(default=dict)

    objects = SupplementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step_run"],
                condition=models.Q(answered_at=None, recalled_at=None),
                name="one_open_supplement_a_run",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.reason}"

    @property
    def is_overdue(self) -> bool:
        """Nobody answered in time: it may be refused or stopped."""
        return self.answered_at is None and self.answer_by is not None and self.answer_by < timezone.now()

    def targets(self) -> set[str]:
        """What the applicant may change now."""
        return {item["target"] for item in self.items}
