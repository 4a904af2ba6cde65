"""Who waits in a queue, who is called, and how long it takes; by the day in Hải Phòng."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
    """One group's queue now; `pace`: the time between two calls."""

    group: ServiceGroup
    waiting: int
    pace: timedelta

    @property
    def minutes(self) -> int:
        """How long one who comes now will wait."""
        return self.minutes_for(self.waiting)

    def minutes_for(self, before: int) -> int:
        """Whole minutes until somebody with so many before them is called, at the pace of the last calls."""
        return ceil(before * self.pace / timedelta(minutes=1))


def groups_of(centre: Agency) -> QuerySet[ServiceGroup]:
    """What people queue for at this centre."""
    return ServiceGroup.objects.filter(agency=centre).select_related("agency")


def lines_of(centre: Agency) -> list[Line]:
    """Every group's queue, however many they are, in two queries: halls ask for them every few seconds."""
    groups = list(groups_of(centre))
    waiting, calls = Counter[int](), defaultdict[int, list[datetime]](list)
    for group, state, called_at in tickets_of(groups).order_by("-called_at").values_list("group", "state", "called_at"):
        waiting[group] += state == Ticket.State.WAITING
        calls[group] += [called_at] if called_at else []
    return [Line(group, waiting[group.pk], pace(calls[group.pk][:LAST])) for group in groups]


def pace(calls: list[datetime]) -> timedelta:
    """The mean time between two of these calls, the latest first; the usual until three were called.

    Times between calls hold how many counters are open, and those who did not come.
    """
    gaps = [later - earlier for later, earlier in pairwise(calls)]
    return sum(gaps, timedelta()) / len(gaps) if len(gaps) >= 2 else USUAL
