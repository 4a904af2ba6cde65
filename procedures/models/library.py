from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LibraryItem(models.Model):
    """A part kept for use in other procedures; what was copied from it does not change with it."""

    class Kind(models.TextChoices):
        FIELD = "FIELD", _("Câu hỏi")
        PAPER = "PAPER", _("Giấy tờ")
        LEGAL_BASIS = "LEGAL_BASIS", _("Căn cứ pháp lý")
        FEE = "FEE", _("Phí, lệ phí")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=300)
    document = models.JSONField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="library_name_once")]

    def __str__(self) -> str:
        return self.name
