from django.conf import settings
from django.db import models

from applications.models.step_run import StepRun


class Meeting(models.Model):
    """A council's sitting or a visit to the place: when and where, who took part, and its minutes (biên bản)."""

    step_run = models.ForeignKey(StepRun, models.CASCADE, related_name="meetings")
    planned_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    # [{"name": …, "duty": …, "present": true, "opinion": …}]
    people = models.JSONField(default=list)
    record = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["step_run"], condition=models.Q(recorded_at=None), name="one_meeting_ahead")
        ]

    def __str__(self) -> str:
        return f"{self.step_run_id}: {self.planned_at:%d/%m/%Y %H:%M}"
