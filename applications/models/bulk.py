from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.step_run import StepRun
from core.ids import uuid7


class Bulk(models.Model):
    """One act on many open steps, each in a transaction of its own, exactly once; it can be broken off and go on."""

    class Verb(models.TextChoices):
        ACCEPT = "ACCEPT", _("Tiếp nhận")
        ASSIGN = "ASSIGN", _("Phân công")
        HAND_OVER = "HAND_OVER", _("Bàn giao")
        SIGN = "SIGN", _("Ký duyệt")
        RETURN = "RETURN", _("Trả kết quả")
        APOLOGISE = "APOLOGISE", _("Xin lỗi và hẹn lại")
        GRANT = "GRANT", _("Chấp thuận hẹn lại")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="bulks")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    options = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)  # confirmed after the preview
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"


class BulkItem(models.Model):
    """One step of a bulk: still to do, done, or left out with the sentence why."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Chờ làm")
        DONE = "DONE", _("Đã làm")
        LEFT_OUT = "LEFT_OUT", _("Bỏ qua")

    bulk = models.ForeignKey(Bulk, models.CASCADE, related_name="items")
    step_run = models.ForeignKey(StepRun, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()  # of the dossier, as the officer saw it
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    message = models.TextField(blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["bulk", "step_run"], name="once_a_bulk")]

    def __str__(self) -> str:
        return f"{self.bulk_id} {self.step_run_id}"
