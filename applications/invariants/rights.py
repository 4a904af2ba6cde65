"""Who ended steps."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from accounts.models import RoleAssignment
from applications.models import StepRun
from applications.models.step_run import Outcome


def closers() -> Iterator[str]:
    at = OuterRef("closed_at")
    held = RoleAssignment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=at), user=OuterRef("closed_by"), agency=OuterRef("agency"),
        role=OuterRef("role"), valid_from__lte=at,
    )  # fmt: skip
    own = StepRun.objects.exclude(outcome=Outcome.CANCELLED)  # those ended with their dossier
    ended = own.exclude(closed_by=None).exclude(agency=None).exclude(closed_by=F("dossier__owner"))
    for run in ended.filter(~Exists(held)).iterator():
        yield f"dossier:{run.dossier_id}: «{run.step}» was ended by user {run.closed_by_id} without the right"
