"""Open work by what is left of its legal time. Every count is one pass over the open steps of the scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from applications.models import StepRun
from core.calendar import Mode, Term, calendar_for, due_at
from core.text import Sentence

_ONE, _FOUR = Decimal(1), Decimal(4)


@dataclass(frozen=True)
class Bucket:
    """Steps whose legal time ends from one moment up to another."""

    key: str
    label: Sentence
    tone: str
    where: Q


def buckets(now: datetime) -> list[Bucket]:
    """Late; by the end of the next working day; by that of the third after it; later; while no clock runs."""
    tomorrow, soon = ends_of_working_days(now)
    return [
        Bucket("qua-han", _("Quá hạn"), "late", Q(clock_at__lt=now)),
        Bucket("ngay-mai", _("Hạn trong ngày làm việc tới"), "soon", Q(clock_at__gte=now, clock_at__lte=tomorrow)),
        Bucket("sap-toi", _("Trong 4 ngày làm việc"), "moving", Q(clock_at__gt=tomorrow, clock_at__lte=soon)),
        Bucket("con-dai", _("Còn dài hơn"), "done", Q(clock_at__gt=soon)),
        Bucket("dung", _("Thời hạn đang dừng"), "paused", Q(clock_at=None)),
    ]


def ends_of_working_days(now: datetime) -> tuple[datetime, datetime]:
    """The ends of the next working day and of the third after it, by the city's calendar."""
    calendar = calendar_for()
    tomorrow, soon = (due_at(now, Term(Mode.WORKING_DAYS, number), calendar) for number in (_ONE, _FOUR))
    return tomorrow, soon


def open_work(agencies: list[int]) -> QuerySet[StepRun]:
    """The open steps that lie on desks of these agencies; what runs by itself lies on none."""
    return StepRun.objects.filter(agency__in=agencies, closed_at=None).exclude(role="").order_by()


def ageing(work: QuerySet[StepRun], found: list[Bucket], *by: str) -> list[Mapping[str, Any]]:
    """A row of counts for each group: `open`, `free` (in nobody's hands), and each bucket by its place."""
    counts = {f"in_{at}": Count("pk", filter=bucket.where) for at, bucket in enumerate(found)}
    grouped = work.values(*by).annotate(open=Count("pk"), free=Count("pk", filter=Q(assignee=None)), **counts)
    return list(grouped.order_by(*by))
