"""A due moment told again from what happened: where it began, what did not count, what was granted. Pure but one."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from applications.deadlines.legal_time import calendar_of, later, term_of
from applications.models import Dossier
from applications.models.due_change import DueChange
from applications.models.extension import Extension
from core.calendar import WorkCalendar, due_at, working_time_between

Stretch = tuple[datetime, datetime]


def uncounted(pauses: Iterable[Stretch], calendar: WorkCalendar) -> timedelta:
    """The working time in these pauses, once where several stood at the same time."""
    return sum((working_time_between(*stretch, calendar) for stretch in joined(pauses)), timedelta())


def joined(pauses: Iterable[Stretch]) -> list[Stretch]:
    """The same time as stretches that neither overlap nor touch, in order."""
    found: list[Stretch] = []
    for began, ended in sorted(pauses):
        if found and began <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ended))
        else:
            found.append((began, ended))
    return found


def folded(due: datetime, pauses: Iterable[Stretch], extensions: Iterable[Stretch], calendar: WorkCalendar) -> datetime:
    """The due moment after these pauses and extensions, in whatever order they came."""
    granted = (working_time_between(before, after, calendar) for before, after in extensions)
    return later(due, uncounted(pauses, calendar) + sum(granted, timedelta()), calendar)


def recomputed(dossier: Dossier) -> datetime | None:
    """What `due_at` must be, by the calendar as it stands now; none before acceptance.

    Of a dossier that stands still, the pauses that are over while others go on do not count yet.
    """
    if dossier.accepted_at is None:
        return None
    calendar, over = calendar_of(dossier), dossier.pauses.exclude(ended_at=None)
    if dossier.paused_at:
        over = over.filter(began_at__lt=dossier.paused_at)
    granted = dossier.extensions.filter(kind=Extension.Kind.EXTENSION, granted=True)
    due = due_at(dossier.accepted_at, term_of(dossier).term(), calendar)
    stretches = [(began, ended) for began, ended in over.values_list("began_at", "ended_at") if ended]
    return folded(due, stretches, granted.values_list("before", "after"), calendar)


def hold_together(dossier: Dossier, changes: Sequence[DueChange]) -> bool:
    """Whether the log leads from the moment first promised to the one that stands, without a gap."""
    moments = [dossier.original_due_at, *(change.after for change in changes)]
    return moments[-1] == dossier.due_at and [change.before for change in changes] == moments[:-1]
