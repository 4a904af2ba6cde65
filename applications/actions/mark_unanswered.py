"""mark_unanswered: the time to answer a filing has passed (8 working hours online): written down and told once."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from applications.actions.parts.changing import changing, tell_ledger
from applications.models import StepRun
from applications.notices import tell
from applications.status import Status
from procedures.definition.process import StepKind


def mark_unanswered(run_id: int) -> None:
    """One that was answered meanwhile, or was told of before, is left alone. Acceptance begins anew."""
    late = unanswered(timezone.now()).filter(pk=run_id)
    if pk := late.values_list("dossier", flat=True).first():
        with changing(pk, None) as dossier:
            if late.exists():
                dossier.warned_at = timezone.now()
                tell_ledger(dossier, "dossier.unanswered", None)
                tell(dossier, "unanswered")


def unanswered(now: datetime) -> QuerySet[StepRun]:
    """The receptions whose time to answer is over and that nobody marked yet, but for what is asked back."""
    late = StepRun.objects.filter(kind=StepKind.RECEPTION, closed_at=None, waiting_since=None, due_at__lt=now)
    return late.filter(dossier__warned_at=None, dossier__accepted_at=None).exclude(dossier__status=Status.WITHDRAWN)
