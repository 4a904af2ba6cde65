"""mark_overdue: the due moment has passed: written down once, told to the applicant, and an apology is owed."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.closing import lapse
from applications.models import Dossier, Extension
from applications.notices import tell


def mark_overdue(pk: UUID | str) -> None:
    """One that has a result, stands still or got more time meanwhile is left alone. A proposal to extend lapses."""
    late = overdue(timezone.now()).filter(pk=pk)
    if late.exists():
        with changing(pk, None) as dossier:
            if late.exists():
                _mark(dossier, timezone.now())


def overdue(now: datetime) -> QuerySet[Dossier]:
    """Those whose clock has run out and that nobody marked yet."""
    return running().filter(overdue_at=None, due_at__lt=now)


def running() -> QuerySet[Dossier]:
    """The dossiers whose legal clock runs."""
    return Dossier.objects.filter(resolved_at=None, ended_at=None, paused_at=None)


def _mark(dossier: Dossier, now: datetime) -> None:
    dossier.overdue_at = now
    lapse(dossier, now, kind=Extension.Kind.EXTENSION)
    tell_ledger(dossier, "dossier.overdue", None, due_at=f"{dossier.due_at}")
    tell(dossier, "overdue")
