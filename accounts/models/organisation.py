"""A business or other body that files dossiers through the people who represent it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import check_tax_code
from accounts.kinds import OrganisationKind
from accounts.models.administrative_unit import AdministrativeUnit


class Organisation(models.Model):
    name = models.CharField(_("tên"), max_length=250)
    kind = models.CharField(_("loại"), max_length=20, choices=OrganisationKind.choices)
    tax_code = models.CharField(_("mã số thuế"), max_length=13, blank=True, validators=[check_tax_code])
    address_text = models.CharField(_("trụ sở (số nhà, đường, thôn, tổ)"), max_length=250, blank=True)
    unit = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phường, xã")
    )

    class Meta:
        verbose_name = _("tổ chức")
        verbose_name_plural = _("tổ chức")
        constraints = [
            models.UniqueConstraint(fields=["tax_code"], condition=~Q(tax_code=""), name="organisation_tax_code_once"),
        ]

    def __str__(self) -> str:
        return self.name
