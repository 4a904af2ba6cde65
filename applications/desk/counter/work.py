"""What lies on a counter: drafts being filled in, dossiers received today, and who asked here before."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, Person, User
from applications.models import Dossier
from applications.queries import found_for
from applications.status import ENDED, Status
from core.errors import Denied
from procedures.definition.general import Channel
from procedures.models import Procedure

MOST = 10
# How far back one looks for what is received here most of the time.
RECENT = 80
LEAST_LETTERS = 4


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
    alive = Procedure.objects.filter(retired_at=None, is_active=True).exclude(current=None)
    procedures = alive.select_related("field").in_bulk(latest)
    return [procedures[pk] for pk in latest if pk in procedures]


def earlier_applicants(centre: Agency, user: User, query: str) -> list[Dossier]:
    """Dossiers of persons received at this centre, found by name, number or phone; one an applicant."""
    if len(query) < LEAST_LETTERS:
        return []
    here = (each for each in found_for(user, query) if each.receiving_agency_id == centre.pk)
    persons = {(each.applicant_name, each.applicant_number): each for each in here if each.organisation_id is None}
    return list(persons.values())[:MOST]


def filed_at(centre: Agency) -> QuerySet[Dossier]:
    """All of it that is no draft any more."""
    return at_counter(centre).exclude(status=Status.DRAFT)


def going_on_of(person: Person, centre: Agency) -> QuerySet[Dossier]:
    """What this person brought here, or had brought, that has not ended."""
    theirs = Q(person=person)
    if person.personal_id:
        theirs |= Q(applicant_number=person.personal_id)
    return filed_at(centre).exclude(status__in=ENDED).filter(theirs)[:MOST]


def next_page(dossier: Dossier, centre: Agency) -> str:
    """Where one goes on with a filed dossier of somebody who came: brings what lacked, fetches, or says something."""
    if dossier.status == Status.RESOLVED and dossier.return_agency_id in {None, centre.pk}:
        return reverse("returning:hand", args=[dossier.pk])
    name = "serve" if dossier.status == Status.AWAITING_SUPPLEMENT else "stand_in"
    return reverse(f"counter:{name}", args=[dossier.pk])


def to_complete(centre: Agency) -> QuerySet[Dossier]:
    """What people were asked to bring more for."""
    return at_counter(centre).filter(status=Status.AWAITING_SUPPLEMENT)


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
