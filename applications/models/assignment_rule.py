from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class AssignmentRule(models.Model):
    """How a room shares its work out. Without a rule, whoever is free claims it."""

    class Way(models.TextChoices):
        CLAIM = "CLAIM", _("Ai rảnh thì nhận")
        LEAST_WORK = "LEAST_WORK", _("Giao người đang ít việc nhất")
        SAME_PERSON = "SAME_PERSON", _("Giao người đã làm hồ sơ này, nếu có")

    agency = models.ForeignKey("accounts.Agency", models.CASCADE, related_name="+")
    unit = models.ForeignKey("accounts.Unit", models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    way = models.CharField(max_length=12, choices=Way.choices, default=Way.CLAIM)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "unit", "role"], nulls_distinct=False, name="one_assignment_rule_a_desk"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.role}: {self.way}"
