"""For whom else an account may act, and for how long."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.organisation import Organisation
from accounts.models.period import Period, PeriodQuerySet
from accounts.models.user import User


class RepresentationQuerySet(PeriodQuerySet["Representation"]):
    def active(self, user: User, at: datetime | None = None) -> "RepresentationQuerySet":
        """The organisations `user` may act for at the instant `at` (now), each row with its organisation."""
        return self.in_force(at).filter(user=user, user__is_active=True).select_related("organisation")


class Representation(Period):
    user = models.ForeignKey(User, models.PROTECT, related_name="representations", verbose_name=_("tài khoản"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="representations", verbose_name=_("tổ chức")
    )

    objects = RepresentationQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("quyền đại diện")
        verbose_name_plural = _("quyền đại diện")

    def __str__(self) -> str:
        return f"{self.user} → {self.organisation}"
