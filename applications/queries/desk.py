"""What lies on an officer's desks: the open steps of the duties they hold now."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.held import held
from accounts.models import User
from applications.models import StepRun
from procedures.definition.process import StepKind

LEAST_LEGAL_TIME_FIRST = (F("clock_at").asc(nulls_last=True), F("pk").asc())


def desk_queue_for(user: User) -> QuerySet[StepRun]:
    """The open steps on this officer's desks, least legal time left first; where no clock runs, last.

    `clock_at` (applications.actions.changing) is when that time ends: the dossier's due moment, before acceptance the
    counter's time to answer. Whoever prepared a dossier does not find it among those to approve.
    """
    prepared = StepRun.objects.filter(dossier=OuterRef("dossier"), kind=StepKind.HANDLING, closed_by=user)
    return (
        StepRun.objects.filter(on_desks_of(user), ~Q(kind=StepKind.APPROVAL) | ~Exists(prepared), closed_at=None)
        .select_related("dossier")
        .order_by(*LEAST_LEGAL_TIME_FIRST)
    )


def on_desks_of(user: User) -> Q:
    """Of steps: those of the duties this officer holds now; where a step names a room, of that room or of all."""
    desks = Q(pk__in=[])
    for agency, role, unit in sorted({(each.agency_id, each.role, each.unit_id or 0) for each in held(user)}):
        room = Q() if not unit else Q(unit=unit) | Q(unit=None)
        desks |= Q(agency=agency, role=role) & room
    return desks
