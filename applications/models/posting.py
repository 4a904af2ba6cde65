from django.conf import settings
from django.db import models
from django.utils import timezone

from applications.models.step_run import StepRun


class PostingQuerySet(models.QuerySet["Posting"]):
    def current(self) -> "PostingQuerySet":
        """What hangs in public now: its time is not over, and its step is still open."""
        return self.filter(until__gt=timezone.now(), step_run__closed_at=None)


class Posting(models.Model):
    """A matter posted in public (niêm yết) until a moment, with the objections people raise meanwhile."""

    step_run = models.OneToOneField(StepRun, models.CASCADE, related_name="posting")
    place = models.CharField(max_length=300)
    text = models.TextField()
    posted_at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step_run_id}: {self.until:%d/%m/%Y}"


class Objection(models.Model):
    """What somebody has against a posted matter, and what the office answered."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="objections")
    name = models.CharField(max_length=200)
    contact = models.CharField(max_length=200)
    text = models.TextField()
    received_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.posting_id}: {self.name}"
