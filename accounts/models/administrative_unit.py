"""The territories: the city, and its wards, communes and special zones."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.kinds import UnitKind

# What stands before the name in an official text; never translated.
STYLES = {
    UnitKind.CITY: "thành phố",
    UnitKind.PROVINCE: "tỉnh",
    UnitKind.WARD: "phường",
    UnitKind.COMMUNE: "xã",
    UnitKind.SPECIAL_ZONE: "đặc khu",
}


class AdministrativeUnit(models.Model):
    """A territory under its statistical code; codes are the key, since two names may differ by a diacritic only."""

    code = models.CharField(
        _("mã"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"\A(\d{2}|\d{5})\Z", _("Mã có 2 hoặc 5 chữ số."))],
    )
    name = models.CharField(_("tên"), max_length=100)
    kind = models.CharField(_("loại"), max_length=15, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("thuộc")
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("đơn vị kế tiếp")
    )
    fictitious_code = models.BooleanField(_("mã giả định"), default=False)

    class Meta:
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")),
                name="administrativeunit_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name as official texts write it: phường Hồng Bàng."""
        return f"{STYLES[UnitKind(self.kind)]} {self.name}"
