"""A migration plan: which dossiers stand under another version, how each would fit, and what was moved before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet, prefetch_related_objects

from applications.models import Dossier, VersionMove
from applications.status import ENDED
from applications.workflow.fitting import LOOKED_AT, Fit, fit
from procedures.models import ProcedureVersion

PLANS_SHOWN = 20


@dataclass(frozen=True)
class Row:
    dossier: Dossier
    fit: Fit


def behind(version: ProcedureVersion) -> QuerySet[Dossier]:
    """The dossiers in flight, drafts too, that stand under another version of this procedure."""
    living = Dossier.objects.filter(procedure=version.procedure_id).exclude(status__in=ENDED)
    return living.exclude(version=version).with_version().select_related("version").order_by("pk")


def chosen_of(version: ProcedureVersion, sent: Iterable[str]) -> list[UUID]:
    """Those of the ids sent that are behind, in their order; what is no id is passed over."""
    ids = [pk for each in sent if (pk := _id(each))]
    return list(behind(version).filter(pk__in=ids).values_list("pk", flat=True))


def _id(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None


def rows_of(dossiers: Iterable[Dossier], version: ProcedureVersion) -> list[Row]:
    """How each would stand under this version; in as many queries for many as for one."""
    read = list(dossiers)
    prefetch_related_objects(read, *LOOKED_AT)
    return [Row(each, fit(each, version)) for each in read]


def plans_of(version: ProcedureVersion) -> list[dict[str, Any]]:
    """Earlier plans, the newest first: when, by whom, why, how many, and how many are not undone."""
    moves = VersionMove.objects.filter(dossier__procedure=version.procedure_id).order_by()
    plans = moves.values("plan", "reason", "moved_by__full_name").annotate(
        at=Min("moved_at"), count=Count("pk"), standing=Count("pk", filter=Q(undone_at=None))
    )
    return [dict(plan) for plan in plans.order_by("-at")[:PLANS_SHOWN]]
