"""Who directs whose work: leaders and supervisors, in their agency or in their room of it."""

from django.db.models import Q, QuerySet

from accounts.models import Agency, RoleAssignment, Unit, User
from accounts.models.role_assignment import RoleAssignmentQuerySet
from accounts.roles import Role

CHIEFS = (Role.LEADER, Role.SUPERVISOR)


def directing(user: User) -> RoleAssignmentQuerySet:
    """What `user` directs now, each row with its agency and, when it is only a room, that."""
    return RoleAssignment.objects.held(user).filter(role__in=CHIEFS)


def directs(user: User, agency: Agency | None, unit: Unit | None = None) -> bool:
    """Whether they share out the work of this desk: as chief of the agency or the room, or supervisor of one above."""
    if agency is None:
        return False
    room = Q(unit=None) if unit is None else Q(unit=None) | Q(unit=unit)
    here = Q(agency=agency) & room
    above = Q(role=Role.SUPERVISOR, unit=None, agency__in=_above(agency))
    return directing(user).filter(here | above).exists()


def directed_by(user: User) -> QuerySet[Agency]:
    """The agencies in which they share work out, or in a room of which: their own, and below a supervisor's."""
    return reaching(directing(user))


def reaching(duties: RoleAssignmentQuerySet) -> QuerySet[Agency]:
    """The agencies of these duties; those of a supervisor or an inspector of a whole agency reach all below it."""
    wide = duties.filter(role__in=[Role.SUPERVISOR, Role.INSPECTOR], unit=None).values("agency")
    own = Q(pk__in=duties.values("agency"))
    return Agency.objects.filter(own | Q(parent__in=wide) | Q(parent__parent__in=wide)).order_by("code")


def is_chief_of(user: User, person: User) -> bool:
    """Whether they direct an agency or a room in which the person serves."""
    if user.pk == person.pk:
        return False
    duties = RoleAssignment.objects.effective().filter(user=person, absence=None).select_related("agency", "unit")
    return any(directs(user, duty.agency, duty.unit) for duty in duties)


def seen_by(user: User) -> QuerySet[Agency]:
    """The agencies whose load they may look at.

    Their own, also when they are trusted with a room alone; supervisors and inspectors of the whole see all below.
    """
    return reaching(RoleAssignment.objects.held(user).filter(role__in=[*CHIEFS, Role.INSPECTOR]))


def _above(agency: Agency) -> list[int]:
    """The agencies it hangs below; the city's tree is three deep."""
    parents = Agency.objects.filter(Q(children=agency) | Q(children__children=agency))
    return list(parents.values_list("pk", flat=True))
