"""How often a procedure's dossiers are right the first time, and what is wrong with the others."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from applications.models import Dossier, Supplement
from applications.supplements.reasons import OTHER, REASONS, Reason

# Of dossiers: nothing was ever asked for, but what was recalled.
RIGHT_FIRST_TIME = ~Exists(Supplement.objects.kept().filter(dossier=OuterRef("pk")))


@dataclass(frozen=True)
class SupplementFigures:
    """Of one procedure: dossiers accepted, how many of them nothing was ever asked for, and every reason given."""

    accepted: int
    right_first_time: int
    requests: int
    reasons: list[tuple[Reason, int]]  # the most frequent first
    targets: list[tuple[str, int]]  # by how the form calls them

    @property
    def rate(self) -> float | None:
        """The share that was right the first time, from 0 to 1; none while nothing was accepted."""
        return self.right_first_time / self.accepted if self.accepted else None


def supplement_figures(code: str) -> SupplementFigures:
    """The figures of the procedure with this code, over all its versions; in two queries."""
    accepted = Dossier.objects.filter(procedure__code=code).exclude(accepted_at=None)
    counted = accepted.aggregate(all=Count("pk"), first=Count("pk", filter=RIGHT_FIRST_TIME))
    reasons, targets, requests = Counter[str](), Counter[str](), 0
    kept = Supplement.objects.kept().filter(dossier__procedure__code=code)
    for items in kept.values_list("items", flat=True).iterator():
        requests += 1
        reasons.update(item.get("reason", OTHER) for item in items)
        targets.update(item["label"] for item in items)
    known = [(REASONS[name], count) for name, count in reasons.most_common() if name in REASONS]
    return SupplementFigures(counted["all"], counted["first"], requests, known, targets.most_common())
