"""What lies on an officer's desks: the open steps of the duties they hold now."""

from collections import defaultdict

from django.db.models import F, Q, QuerySet

from accounts.held import held
from accounts.models import User
from applications import permissions
from applications.models import StepRun

LEAST_LEGAL_TIME_FIRST = (F("clock_at").asc(nulls_last=True), F("pk").asc())


def desk_queue_for(user: User) -> QuerySet[StepRun]:
    """The open steps on this officer's desks that they may do, least legal time left first; where no clock runs, last.

    `clock_at` (applications.actions.parts.changing) is when that time ends: the dossier's due moment, before
    acceptance the counter's time to answer. What needs other eyes than theirs (permissions.prepared_by) is not among
    them.
    """
    desks: dict[frozenset[int], Q] = defaultdict(Q)
    for duty in held(user):
        room = Q() if duty.unit_id is None else Q(unit=duty.unit_id) | Q(unit=None)
        desks[frozenset(permissions.eyes_of(duty))] |= Q(agency=duty.agency_id, role=duty.role) & room
    mine = Q(pk__in=[])
    for eyes, steps in desks.items():
        mine |= steps & ~permissions.prepared_by(eyes)
    return StepRun.objects.filter(mine, closed_at=None).select_related("dossier").order_by(*LEAST_LEGAL_TIME_FIRST)
