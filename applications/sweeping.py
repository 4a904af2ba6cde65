"""What time alone brings about: due soon, overdue, unanswered, pauses and silences whose end was not heard.

A sweep only looks, at one indexed query each; the promised job does the rest under the dossier's lock. Its key holds
the dossier's revision: once for each state of a dossier, and again only when something has changed.
"""

from datetime import datetime, timedelta

from django.conf import settings

from applications.actions.mark_overdue import overdue, running
from applications.actions.mark_unanswered import unanswered
from applications.actions.time_out_step import silences
from applications.models import Dossier, Pause
from core.calendar import add_working_time, calendar_for
from core.outbox import promise, sweep

BATCH = 1000
# What was promised for its moment has long been done by then; what is still there lost its promise.
GRACE = timedelta(seconds=15)


@sweep
def warn(now: datetime) -> None:
    """Due soon: few working hours, and a small share of its time, are left."""
    horizon = add_working_time(now, timedelta(hours=settings.DUE_SOON_HOURS), calendar_for())
    near = running().filter(overdue_at=None, warned_at=None, due_at__gte=now, due_at__lte=horizon)
    times = near.exclude(accepted_at=None).order_by("due_at").values_list("pk", "accepted_at", "due_at")
    soon = [pk for pk, since, due in times if since and due and due - now <= (due - since) * settings.DUE_SOON_SHARE]
    if soon:
        Dossier.objects.filter(pk__in=soon[:BATCH], warned_at=None).update(warned_at=now)


@sweep
def find_overdue(now: datetime) -> None:
    for pk, revision in overdue(now).order_by("due_at").values_list("pk", "revision")[:BATCH]:
        promise("clock.overdue", f"clock.overdue:{pk}:{revision}", dossier_id=str(pk))


@sweep
def find_unanswered(now: datetime) -> None:
    for pk, revision in unanswered(now).order_by("due_at").values_list("pk", "dossier__revision")[:BATCH]:
        promise("clock.unanswered", f"clock.unanswered:{pk}:{revision}", run_id=pk)


@sweep
def end_pauses(now: datetime) -> None:
    for pk in Pause.objects.filter(ended_at=None, until__lte=now - GRACE).values_list("pk", flat=True)[:BATCH]:
        promise("pause.end", f"pause.end:{pk}:swept", pause_id=pk)


@sweep
def end_silences(now: datetime) -> None:
    for pk, revision in silences(now - GRACE).values_list("pk", "dossier__revision")[:BATCH]:
        promise("step.time_out", f"step.time_out:{pk}:swept:{revision}", run_id=pk)
