"""Who is away, and who stands in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.period import Period, PeriodQuerySet
from accounts.models.user import User


class Absence(Period):
    """While somebody is away another does their work: the duties lent for that time are role assignments of its own."""

    user = models.ForeignKey(User, models.PROTECT, related_name="absences", verbose_name=_("người vắng mặt"))
    stand_in = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người làm thay"))
    note = models.CharField(_("lý do"), max_length=300, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: "PeriodQuerySet[Absence]" = PeriodQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        verbose_name = _("vắng mặt")
        verbose_name_plural = _("vắng mặt")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.user} → {self.stand_in}"

    def clean(self) -> None:
        """Raises ValidationError when somebody is to stand in for themselves."""
        super().clean()
        if self.user_id == self.stand_in_id:
            raise ValidationError({"stand_in": _("Người làm thay phải là người khác.")})
