"""The bodies that receive, handle and answer dossiers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.kinds import AgencyKind
from accounts.models.administrative_unit import AdministrativeUnit


class AgencyQuerySet(models.QuerySet["Agency"]):
    def serving(self, kind: AgencyKind, territory: AdministrativeUnit) -> "Agency":
        """The agency of that kind for that territory, else the one of the city above it.

        Raises Agency.DoesNotExist where there is neither. Departments have no single answer: find them by code.
        """
        near = (
            self.select_related("parent")
            .filter(Q(territory=territory) | Q(serves=territory), kind=kind)
            .order_by("code")
            .first()
        )
        return near or self.select_related("parent").get(kind=kind, territory=territory.parent_id)

    def centres(self) -> "AgencyQuerySet":
        """The one-stop offices, the city's own first."""
        return self.filter(kind__in=[AgencyKind.CITY_CENTRE, AgencyKind.COMMUNE_CENTRE]).order_by("kind", "name")


class Agency(models.Model):
    """An agency under its code of QĐ 20/2020/QĐ-TTg (H24 and what hangs below it)."""

    code = models.CharField(_("mã"), max_length=35, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên gọn"), max_length=100)
    kind = models.CharField(_("loại"), max_length=20, choices=AgencyKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("cơ quan chủ quản")
    )
    territory = models.ForeignKey(
        AdministrativeUnit, models.PROTECT, related_name="agencies", verbose_name=_("địa bàn, nơi đóng trụ sở")
    )
    serves = models.ManyToManyField(
        AdministrativeUnit, blank=True, related_name="served_by", verbose_name=_("địa bàn phụ trách thêm")
    )
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    hotline = models.CharField(_("đường dây nóng"), max_length=15, blank=True)
    fictitious_code = models.BooleanField(_("mã giả định"), default=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "territory"],
                condition=~Q(kind=AgencyKind.DEPARTMENT),
                name="agency_one_of_a_kind_in_a_territory",
            ),
        ]

    def __str__(self) -> str:
        return self.name
