"""A room within an agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.agency import Agency


class Unit(models.Model):
    """A room of an agency, named by a code that is the same in every agency (OFFICE, ECONOMY, CULTURE, JUSTICE)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units", verbose_name=_("cơ quan"))
    code = models.CharField(_("mã"), max_length=20)
    name = models.CharField(_("tên"), max_length=150)

    class Meta:
        verbose_name = _("phòng, bộ phận")
        verbose_name_plural = _("phòng, bộ phận")
        ordering = ["agency", "code"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="unit_code_once_in_its_agency")]

    def __str__(self) -> str:
        return self.name
