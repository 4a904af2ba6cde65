"""Late dossiers: past their due moment without a result, and what was said to the people who wait."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from applications.models import Dossier, Extension


class Apology(TextChoices):
    """How far the apology is that is owed for a late dossier (Mẫu 04)."""

    NONE = "NONE", _("Chưa xin lỗi")
    PROPOSED = "PROPOSED", _("Đã trình thư xin lỗi")
    SENT = "SENT", _("Đã xin lỗi, hẹn lại")


def late_dossiers(now: datetime) -> QuerySet[Dossier]:
    """Those late at this instant, the longest first; a clock that stood still before the due moment keeps them out."""
    runs_or_stopped_late = Q(paused_at=None) | Q(paused_at__gt=F("due_at"))
    undecided = Dossier.objects.filter(resolved_at=None, ended_at=None, due_at__lt=now)
    return undecided.filter(runs_or_stopped_late).order_by("due_at", "pk")


def apologies_for(dossiers: Iterable[Dossier]) -> dict[object, Extension]:
    """The latest apology of each, by the dossier's id: one that was not granted counts for nothing."""
    found = Extension.objects.filter(dossier__in=[dossier.pk for dossier in dossiers], kind=Extension.Kind.APOLOGY)
    return {each.dossier_id: each for each in found.exclude(granted=False).order_by("pk")}


def state_of(apology: Extension | None) -> Apology:
    """None, proposed, or sent."""
    if apology is None:
        return Apology.NONE
    return Apology.SENT if apology.granted else Apology.PROPOSED
