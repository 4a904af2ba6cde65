"""What lies on a counter: drafts being filled in, dossiers received today, and who asked here before."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Agency, User
from applications.models import Dossier
from applications.status import Status
from core.errors import Denied
from core.text import fold
from procedures.definition.general import Channel
from procedures.models import Procedure

MOST = 10
# How far back one looks for what is received here most of the time.
RECENT = 80


def at_counter(centre: Agency) -> QuerySet[Dossier]:
    """What came over the counters of this centre, the newest first."""
    dossiers = Dossier.objects.filter(receiving_agency=centre, channel=Channel.COUNTER.value)
    return dossiers.select_related("procedure").order_by("-pk")


def drafts_at(centre: Agency) -> QuerySet[Dossier]:
    """What was begun and not yet received: nothing is lost, whoever goes on with it."""
    return at_counter(centre).filter(status=Status.DRAFT)[:MOST]


def received_today(centre: Agency, user: User) -> QuerySet[Dossier]:
    """What this officer received today."""
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    mine = at_counter(centre).filter(step_runs__closed_by=user, accepted_at__gte=day)
    return mine.distinct()[:MOST]


def recent_procedures(centre: Agency) -> list[Procedure]:
    """What is asked for here, the latest first."""
    latest = list(dict.fromkeys(at_counter(centre).values_list("procedure_id", flat=True)[:RECENT]))[:MOST]
    procedures = Procedure.objects.filter(retired_at=None, is_active=True).exclude(current=None).in_bulk(latest)
    return [procedures[pk] for pk in latest if pk in procedures]


def earlier_applicants(centre: Agency, query: str) -> list[Dossier]:
    """Dossiers received at this centre whose applicant's name, number or phone holds every word; one an applicant."""
    words = fold(query).split()
    if sum(map(len, words)) < 4:
        return []
    found = Dossier.objects.filter(receiving_agency=centre, organisation=None).exclude(status=Status.DRAFT)
    for word in words:
        found = found.filter(search_text__contains=word)
    by_applicant = {(each.applicant_name, each.applicant_number): each for each in found.order_by("-pk")[:RECENT]}
    return list(by_applicant.values())[:MOST]


def known_of_applicant(centre: Agency, pk: str) -> dict[str, Any]:
    """What a dossier received at this centre says of who asked; Denied when it is no such dossier."""
    try:
        dossier = Dossier.objects.filter(receiving_agency=centre).get(pk=UUID(pk))
    except (ValueError, Dossier.DoesNotExist) as error:
        raise Denied from error
    return {
        "full_name": dossier.applicant_name,
        "personal_id": dossier.applicant_number,
        "phone": dossier.applicant_phone,
        "residence_text": dossier.applicant_address[:250],
    }
