"""Right the first time: of the dossiers accepted in a period, how many were asked for nothing more, and what was."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.models import Agency
from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.desk.supervision.period import Period, period_of
from applications.desk.supervision.scope import scope_of
from applications.models import Dossier, Supplement
from applications.supplements.figures import RIGHT_FIRST_TIME
from applications.supplements.reasons import OTHER, REASONS
from procedures.models import Procedure

FREQUENT = 3


@dataclass
class Quality:
    procedure: Procedure
    accepted: int
    right: int
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> int:
        """Percent right the first time."""
        return round(100 * self.right / self.accepted)

    @property
    def frequent(self) -> list[tuple[str, int]]:
        """The reasons given most often."""
        known = [(REASONS[name].title, count) for name, count in self.reasons.most_common() if name in REASONS]
        return known[:FREQUENT]


@staff_required
@require_GET
def quality(request: SignedInRequest) -> HttpResponse:
    """`?co-quan=` the agency that decides, `?tu=` and `?den=` the days of acceptance."""
    scope, period = scope_of(request, one=True), period_of(request.GET)
    assert scope.agency is not None
    rows = qualities_of(scope.agency, period)
    context = {"scope": scope, "section": "quality", "period": period, "rows": rows}
    return render(request, "desk/supervision/quality.html", context)


def qualities_of(agency: Agency, period: Period) -> list[Quality]:
    """Each procedure with dossiers accepted in the period, by its title; in three queries."""
    accepted = _accepted(agency, period)
    counts = accepted.values("procedure").annotate(all=Count("pk"), right=Count("pk", filter=RIGHT_FIRST_TIME))
    rows = list(counts.order_by())
    procedures = Procedure.objects.in_bulk([row["procedure"] for row in rows])
    found = {pk: Quality(procedures[pk], row["all"], row["right"]) for row in rows for pk in [row["procedure"]]}
    supplements = Supplement.objects.kept().filter(dossier__in=accepted.values("pk"))
    for procedure, items in supplements.values_list("dossier__procedure", "items"):
        found[procedure].reasons.update(item.get("reason", OTHER) for item in items)
    return sorted(found.values(), key=lambda each: each.procedure.title)


def _accepted(agency: Agency, period: Period) -> QuerySet[Dossier]:
    return Dossier.objects.filter(
        competent_agency=agency, accepted_at__gte=period.since, accepted_at__lt=period.until
    ).order_by()
