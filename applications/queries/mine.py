"""A person's dossiers."""

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from applications.models import Dossier, StepRun


def dossiers_of(user: User) -> QuerySet[Dossier]:
    """A citizen's dossiers: those that wait for them first, then the newest."""
    runs = StepRun.objects.select_related("agency", "unit", "closed_by", "assignee")
    return (
        Dossier.objects.visible_to(user)
        .with_version()
        .select_related("receiving_agency", "competent_agency", "organisation")
        .prefetch_related(Prefetch("step_runs", runs))
        .order_by("-created_at")
    )
