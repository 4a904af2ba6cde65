from django.conf import settings
from django.db import models

from applications.models.dossier import Dossier
from applications.models.step_run import StepRun

# The reasons every version has; others are the version's own (Deadline.pause_reasons).
SUPPLEMENT, PAYMENT = "supplement", "payment"


class Pause(models.Model):
    """Time that does not count, by a reason the version names, with its ground. The clock runs when none is open."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="pauses")
    step_run = models.ForeignKey(StepRun, models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=60)  # PauseReason.id, or one of the two above
    name = models.CharField(max_length=500)
    ground = models.TextField(blank=True)
    note = models.TextField(blank=True)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    until = models.DateTimeField(null=True)  # it ends by itself then: the longest the version allows
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["step_run"], condition=models.Q(ended_at=None), name="one_open_pause_a_run")
        ]
        # What the sweep looks for: pauses that end by themselves.
        indexes = [models.Index(fields=["until"], condition=models.Q(ended_at=None), name="pauses_to_end")]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.reason}"
