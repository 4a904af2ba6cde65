"""Into whose hands an open step comes: by the rule of its desk, among those who are there now."""

from collections.abc import Callable, Mapping

from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.models import Absence, User
from applications import permissions
from applications.models import AssignmentRule, StepRun

People = Mapping[int, User]
Way = AssignmentRule.Way


def share_out(run: StepRun) -> None:
    """Decides who has the step as it opens, or as it comes back from the applicant; the caller saves the run.

    Whoever had it keeps it while they can, else their stand-in has it; without a rule it waits to be claimed.
    """
    if run.agency_id is None or not run.role:
        return
    way = _way(run)
    if run.assignee_id is None and way is Way.CLAIM:
        return
    people = permissions.able(run)
    chosen = _keeps(run, people) or WAYS[way](run, people)
    if run.assignee_id != (chosen.pk if chosen else None):
        run.assignee, run.assigned_at = chosen, timezone.now() if chosen else None


def somebody_else(run: StepRun) -> User | None:
    """Who has it next by the rule of the desk when it leaves the hands it is in; by least work where none gives it."""
    people = {pk: person for pk, person in permissions.able(run).items() if pk != run.assignee_id}
    way = _way(run)
    return WAYS[Way.LEAST_WORK if way is Way.CLAIM else way](run, people)


def _way(run: StepRun) -> AssignmentRule.Way:
    """The rule of the room, else that of the agency."""
    rules = AssignmentRule.objects.filter(Q(unit=None) | Q(unit=run.unit_id), agency=run.agency_id, role=run.role)
    rule = rules.order_by(F("unit").asc(nulls_last=True)).first()
    return Way(rule.way) if rule else Way.CLAIM


def _keeps(run: StepRun, people: People) -> User | None:
    return _or_stand_in(run.assignee_id, people) if run.assignee_id else None


def _or_stand_in(person: int, people: People) -> User | None:
    """This person, or who stands in for them now."""
    if person in people:
        return people[person]
    away = Absence.objects.in_force().filter(user=person).values_list("stand_in", flat=True)
    return next((people[pk] for pk in away if pk in people), None)


def _nobody(run: StepRun, people: People) -> User | None:
    return None


def _least_work(run: StepRun, people: People) -> User | None:
    """Who has fewest open steps in hand; among equals, who has been here longest."""
    open_runs = StepRun.objects.filter(assignee__in=people, closed_at=None).order_by()
    work = dict(open_runs.values_list("assignee").annotate(Count("pk")))
    chosen = min(people, key=lambda pk: (work.get(pk, 0), pk), default=None)
    return people[chosen] if chosen is not None else None


def _same_person(run: StepRun, people: People) -> User | None:
    """Who last did something with this dossier at this desk, else who has least work."""
    earlier = run.dossier.step_runs.filter(agency=run.agency_id, role=run.role, closed_by__isnull=False)
    for person in earlier.order_by("-closed_at").values_list("closed_by", flat=True):
        if found := _or_stand_in(person, people):
            return found
    return _least_work(run, people)


WAYS: dict[AssignmentRule.Way, Callable[[StepRun, People], User | None]] = {
    Way.CLAIM: _nobody,
    Way.LEAST_WORK: _least_work,
    Way.SAME_PERSON: _same_person,
}
