"""Time per step against its allowance: over the steps that ended in a period, in working time of the office."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from math import ceil
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import Agency
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.supervision.period import Period, period_of
from applications.desk.supervision.scope import scope_of
from applications.desk.supervision.worked import Worked
from applications.models import Pause, StepRun, Supplement
from applications.models.pause import SUPPLEMENT
from applications.models.step_run import Outcome
from core.calendar import calendar_for
from procedures.models import Procedure

MOST = 20_000
"""So many of the latest steps are counted: a year of the busiest office."""


@dataclass
class Steps:
    """The runs of one step of one procedure. Seconds of working time; `allowed` as most of them were given."""

    procedure: Procedure
    name: str
    first: int
    took: list[int] = field(default_factory=list)
    given: Counter[int] = field(default_factory=Counter)
    in_time: int = 0

    @property
    def count(self) -> int:
        return len(self.took)

    @property
    def allowed(self) -> int | None:
        return self.given.most_common(1)[0][0] if self.given else None

    @property
    def ninetieth(self) -> int:
        """Nine of ten took no longer."""
        return sorted(self.took)[ceil(0.9 * len(self.took)) - 1]

    @property
    def is_over(self) -> bool:
        """Whether more than one in ten takes longer than allowed."""
        return self.allowed is not None and self.ninetieth > self.allowed

    @property
    def share(self) -> int:
        """Percent that ended within their own time."""
        return round(100 * self.in_time / len(self.took))

    @property
    def bar(self) -> dict[str, str] | None:
        """How long the allowance is drawn, and where the two marks stand: of 98, which is the longest of the three."""
        if not self.allowed:
            return None
        scale = 98 / max(self.allowed, self.ninetieth)
        lengths = {"allowed": self.allowed, "middle": median(self.took), "ninetieth": self.ninetieth}
        return {name: f"{seconds * scale:.2f}" for name, seconds in lengths.items()}

    @property
    def told(self) -> dict[str, str]:
        """The lengths in words."""
        lengths = {"allowed": self.allowed, "middle": median(self.took), "ninetieth": self.ninetieth}
        return {name: "" if seconds is None else hours(seconds) for name, seconds in lengths.items()}


def hours(seconds: float) -> str:
    """Working time in hours to one place; below an hour in minutes."""
    if seconds < 3600:
        return _("%(n)s phút") % {"n": round(seconds / 60)}
    return _("%(n)s giờ") % {"n": number_format(f"{seconds / 3600:.1f}".removesuffix(".0"))}


@staff_required
@require_GET
def timing(request: SignedInRequest) -> HttpResponse:
    """`?co-quan=` one agency, `?tu=` and `?den=` the days in which steps ended."""
    scope, period = scope_of(request, one=True), period_of(request.GET)
    assert scope.agency is not None
    steps = steps_of(scope.agency, period)
    context = {
        "scope": scope,
        "section": "timing",
        "period": period,
        "steps": steps,
        "count": sum(step.count for step in steps),
        "most": MOST,
    }
    return render(request, "desk/supervision/timing.html", context)


def steps_of(agency: Agency, period: Period) -> list[Steps]:
    """Each step that ended there in the period, by procedure and in the order of the process; in six queries."""
    runs = list(_ended(agency, period)[:MOST])
    if not runs:
        return []
    worked = _clock(agency, runs)
    waits = _waits(_ended(agency, period), worked)
    procedures = Procedure.objects.in_bulk({run[1] for run in runs})
    found: dict[tuple[int, str], Steps] = {}
    for pk, procedure, step, name, opened, closed, due in runs:
        steps = found.setdefault((procedure, step), Steps(procedures[procedure], name, pk))
        steps.first = min(steps.first, pk)
        steps.took.append(max(worked.between(opened, closed) - waits.get(pk, 0), 0))
        steps.in_time += due is None or closed <= due
        if due is not None and pk not in waits:
            steps.given[round(worked.between(opened, due), -2)] += 1
    return sorted(found.values(), key=lambda steps: (steps.procedure.title, steps.first))


def _ended(agency: Agency, period: Period) -> QuerySet[StepRun, Any]:
    """What people there ended; not what was cancelled with its dossier."""
    ended = StepRun.objects.filter(agency=agency, closed_at__gte=period.since, closed_at__lt=period.until)
    by_people = ended.exclude(outcome=Outcome.CANCELLED).exclude(role="")
    columns = ("pk", "dossier__procedure", "step", "name", "opened_at", "closed_at", "due_at")
    return by_people.order_by("-closed_at").values_list(*columns)


def _clock(agency: Agency, runs: list[Any]) -> Worked:
    """The working time of that office over all these runs, and to their due moments."""
    moments = [moment for run in runs for moment in run[4:] if moment is not None]
    first, last = timezone.localdate(min(moments)), timezone.localdate(max(moments))
    return Worked(calendar_for(agency.code), first, last)


def _waits(runs: QuerySet[StepRun, Any], worked: Worked) -> dict[int, int]:
    """Seconds in which each run waited for the applicant or stood still by law: they are not the office's."""
    these = runs.order_by().values("pk")
    asked = Supplement.objects.filter(step_run__in=these).annotate(over=Coalesce("answered_at", "recalled_at"))
    stood = Pause.objects.filter(step_run__in=these, ended_at__isnull=False).exclude(reason=SUPPLEMENT)
    waited: defaultdict[int, int] = defaultdict(int)
    spans: Iterable[Any] = chain(
        asked.exclude(over=None).values_list("step_run", "requested_at", "over"),
        stood.values_list("step_run", "began_at", "ended_at"),
    )
    for run, since, until in spans:
        waited[run] += worked.between(since, until)
    return waited
