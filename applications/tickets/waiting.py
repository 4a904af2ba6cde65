"""Who waits in a queue, who is called, and how long it takes; by the day in Hải Phòng."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Agency, User
from applications.models import ServiceGroup, Ticket

# What a person takes at a counter until the day has shown its own pace.
USUAL = timedelta(minutes=6)
# The pace is told from so many of the last calls.
LAST = 10
SHOWN = 6


def today() -> date:
    return timezone.localdate()


def tickets_of(groups: Iterable[ServiceGroup]) -> QuerySet[Ticket]:
    """Today's tickets of these groups, each with its group, in the order they were taken."""
    return Ticket.objects.filter(group__in=list(groups), day=today()).select_related("group").order_by("taken_at", "pk")


def waiting_in(groups: Iterable[ServiceGroup]) -> QuerySet[Ticket]:
    """Those not called yet, the next first."""
    return tickets_of(groups).filter(state=Ticket.State.WAITING)


def called_by(user: User) -> Ticket | None:
    """Whom this officer called and has not let go."""
    mine = Ticket.objects.filter(called_by=user, day=today(), state=Ticket.State.CALLED)
    return mine.select_related("group__agency").order_by("-called_at").first()


def last_calls(centre: Agency) -> list[Ticket]:
    """What the call screen shows, the latest first."""
    called = Ticket.objects.filter(group__agency=centre, day=today()).exclude(called_at=None)
    return list(called.select_related("group").order_by("-called_at")[:SHOWN])


@dataclass(frozen=True)
class Line:
    """One group's queue now."""

    group: ServiceGroup
    waiting: int
    minutes: int


def groups_of(centre: Agency) -> QuerySet[ServiceGroup]:
    """What people queue for at this centre."""
    return ServiceGroup.objects.filter(agency=centre).select_related("agency")


def line_of(group: ServiceGroup) -> Line:
    """How many wait in it, and how long one who comes now will wait."""
    waiting = waiting_in([group]).count()
    return Line(group, waiting, minutes_for(group, waiting))


def minutes_for(group: ServiceGroup, before: int) -> int:
    """Whole minutes until somebody with so many before them is called, at the pace of the last calls."""
    return ceil(before * pace(group) / timedelta(minutes=1))


def pace(group: ServiceGroup) -> timedelta:
    """The mean time between two calls of the group's last ones today; the usual until three were called.

    Times between calls hold how many counters are open, and those who did not come.
    """
    calls = tickets_of([group]).exclude(called_at=None).order_by("-called_at")
    moments = [moment for moment in calls.values_list("called_at", flat=True)[:LAST] if moment]
    gaps = [later - earlier for later, earlier in pairwise(moments)]
    return sum(gaps, timedelta()) / len(gaps) if len(gaps) >= 2 else USUAL
