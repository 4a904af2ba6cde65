"""set_assignment_rule: a chief says how the work of a desk is shared out from now on."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.chiefs import directs
from accounts.models import Agency, Unit, User
from accounts.roles import Role
from applications import permissions
from applications.models import AssignmentRule
from core.errors import Invalid
from core.ledger import record


@transaction.atomic
def set_assignment_rule(user: User, agency: Agency, unit: Unit | None, role: str, way: str) -> AssignmentRule:
    """The one rule of that desk; what is in somebody's hands stays there. Denied unless they direct it."""
    permissions.require(directs(user, agency, unit) and (unit is None or unit.agency_id == agency.pk))
    if role not in Role.values or way not in AssignmentRule.Way.values:
        raise Invalid(_("Hãy chọn một cách giao việc."), {"way": _("Cách giao việc này không có.")})
    Agency.objects.select_for_update().get(pk=agency.pk)
    rule, _created = AssignmentRule.objects.update_or_create(agency=agency, unit=unit, role=role, defaults={"way": way})
    desk = {"role": role, "unit": unit.pk if unit else None}
    record(f"agency:{agency.pk}", "assignment_rule.set", f"user:{user.pk}", way=way, **desk)
    return rule
