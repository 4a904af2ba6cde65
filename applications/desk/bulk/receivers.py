"""Who may have the steps of a bulk that change hands."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import Absence, RoleAssignment, User
from applications import permissions
from applications.models import Bulk, BulkItem, StepRun
from core.errors import Invalid
from core.sent import wholes


def receivers_of(bulk: Bulk) -> QuerySet[User]:
    """Everybody present at the desks where its steps wait, but for whoever hands them over; by name."""
    waiting = bulk.items.filter(state=BulkItem.State.WAITING).order_by()
    duties = RoleAssignment.objects.none()
    for agency, role, unit in waiting.values_list("step_run__agency", "step_run__role", "step_run__unit").distinct():
        desk = StepRun(agency_id=agency, role=role, unit_id=unit)
        duties |= permissions.at_desk(RoleAssignment.objects.effective(), desk)
    present = User.objects.filter(pk__in=duties.values("user")).exclude(
        pk__in=Absence.objects.in_force().values("user")
    )
    return present.exclude(pk=bulk.options.get("from")).order_by("full_name", "pk")


def chosen(bulk: Bulk, sent: str) -> User | None:
    """Who was chosen; None for the rule of each desk. Invalid for anybody who works at none of them."""
    if not sent:
        return None
    person = receivers_of(bulk).filter(pk__in=wholes([sent])).first()
    if person is None:
        reason = _("Hãy chọn một đồng nghiệp làm được việc này.")
        raise Invalid(reason, {"to": reason})
    return person
