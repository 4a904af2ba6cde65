from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from procedures.definition.general import AuthorityLevel, ServiceLevel

if TYPE_CHECKING:
    from procedures.models.national import NationalRecord


class Procedure(models.Model):
    """One administrative procedure, stable under its code; what is in force stands in its current version.

    The columns repeat, for searching, what the current version (else the national record) says.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=2000)
    name_en = models.CharField(max_length=2000, blank=True)
    field = models.ForeignKey("procedures.ProcedureField", models.PROTECT, null=True, related_name="procedures")
    level = models.CharField(max_length=10, choices=[(each.value, each.value) for each in AuthorityLevel], blank=True)
    service_level = models.CharField(
        max_length=10,
        choices=[
            (ServiceLevel.FULL.value, _("Toàn trình")),
            (ServiceLevel.PARTIAL.value, _("Một phần")),
            (ServiceLevel.INFO_ONLY.value, _("Cung cấp thông tin")),
        ],
        default=ServiceLevel.INFO_ONLY.value,
    )
    audiences = models.JSONField(default=list)
    deciding_agency = models.CharField(max_length=1000, blank=True)
    life_events = models.JSONField(default=list)
    current = models.OneToOneField("procedures.ProcedureVersion", models.PROTECT, null=True, related_name="current_of")
    is_active = models.BooleanField(default=True)
    # False for what another province promulgated: shown with its origin, after the city's own.
    is_local = models.BooleanField(default=True)
    # What it is found by, with and without accents (procedures.searching): the name alone, and all its words.
    search_name = models.TextField(default="")
    search_text = models.TextField(default="")
    updated_at = models.DateTimeField(auto_now=True)
    # Retired: nothing new is filed under it. Publishing again brings it back.
    retired_at = models.DateTimeField(null=True)
    retire_reason = models.TextField(blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")

    if TYPE_CHECKING:
        national: NationalRecord

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["is_active", "field"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("procedures:procedure", args=[self.code])

    @property
    def title(self) -> str:
        """The name in the language in force; Vietnamese where no English was written."""
        return self.name_en if self.name_en and get_language() == "en" else self.name
