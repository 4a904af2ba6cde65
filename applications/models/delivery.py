from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.dossier import Dossier
from applications.models.paper import Paper
from core.models import Blob


class Delivery(models.Model):
    """Results that went to the person, some or all of them, and the proof of it. Issuing them is another matter."""

    class Way(models.TextChoices):
        COUNTER = "COUNTER", _("Nhận tại quầy")
        POST = "POST", _("Qua bưu chính công ích")
        ELECTRONIC = "ELECTRONIC", _("Bản điện tử")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="deliveries")
    way = models.CharField(max_length=10, choices=Way.choices)
    papers = models.ManyToManyField(Paper, related_name="deliveries")
    receiver = models.CharField(max_length=200)
    identity = models.CharField(max_length=700)  # the paper shown: kind and number; for post, where it was sent
    on_behalf = models.CharField(max_length=300, blank=True)  # by which authority somebody else receives
    post_code = models.CharField(max_length=60, blank=True)
    signature = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    handed_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)  # by post: when the receipt came back
    returned_at = models.DateTimeField(null=True)  # by post: when the letter itself came back, undelivered

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.receiver}"
