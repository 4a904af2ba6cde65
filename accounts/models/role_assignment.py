"""Who is trusted with which role, where, and for how long."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.kinds import UserKind
from accounts.models.absence import Absence
from accounts.models.agency import Agency
from accounts.models.period import Period, PeriodQuerySet
from accounts.models.unit import Unit
from accounts.models.user import User
from accounts.roles import Role


class RoleAssignmentQuerySet(PeriodQuerySet["RoleAssignment"]):
    def effective(self, at: datetime | None = None) -> "RoleAssignmentQuerySet":
        """Assignments in force at `at` (now) that belong to living staff accounts.

        What was lent counts while whoever lent it has it too: nobody stands in for a right that has ended.
        """
        lender = RoleAssignment.objects.in_force(at).filter(
            models.Q(unit=None) | models.Q(unit=models.OuterRef("unit")),
            absence=None,
            user=models.OuterRef("absence__user"),
            role=models.OuterRef("role"),
            agency=models.OuterRef("agency"),
        )
        living = self.in_force(at).filter(user__is_active=True, user__kind=UserKind.STAFF)
        return living.filter(models.Q(absence=None) | models.Exists(lender))

    def held(self, user: User, at: datetime | None = None) -> "RoleAssignmentQuerySet":
        """What `user` is trusted with at `at` (now), each row with its agency and unit."""
        return self.effective(at).filter(user=user).select_related("agency", "unit")

    def holders(
        self, role: Role, agency: Agency, unit: Unit | None = None, at: datetime | None = None
    ) -> models.QuerySet[User]:
        """The people who may do `role` for that unit of the agency: its own, and those trusted with the whole agency.

        Without a unit: everyone with the role anywhere in the agency.
        """
        rows = self.effective(at).filter(role=role, agency=agency)
        if unit is not None:
            rows = rows.filter(models.Q(unit=unit) | models.Q(unit=None))
        return User.objects.filter(pk__in=rows.values("user")).order_by("pk")


class RoleAssignment(Period):
    user = models.ForeignKey(User, models.PROTECT, related_name="role_assignments", verbose_name=_("tài khoản"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="role_assignments", verbose_name=_("cơ quan"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="role_assignments", verbose_name=_("phòng, bộ phận")
    )
    # As it stands above their name on what they sign for the office: "Chủ tịch", "Phó Chủ tịch".
    position = models.CharField(_("chức vụ"), max_length=100, blank=True)

    # Lent by somebody who is away, for as long as that lasts (Absence).
    absence = models.ForeignKey(
        Absence, models.CASCADE, null=True, blank=True, related_name="lent", verbose_name=_("làm thay")
    )

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("phân công")
        verbose_name_plural = _("phân công")
        indexes = [models.Index(fields=["agency", "role"], name="roleassignment_agency_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.unit or self.agency}"

    def clean(self) -> None:
        """Raises ValidationError for a citizen's account, and for a unit of another agency."""
        super().clean()
        if not self.user.is_officer:
            raise ValidationError({"user": _("Chỉ tài khoản cán bộ mới được phân công.")})
        if self.unit and self.unit.agency_id != self.agency_id:
            raise ValidationError({"unit": _("Phòng, bộ phận này thuộc cơ quan khác.")})
