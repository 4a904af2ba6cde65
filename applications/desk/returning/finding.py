"""Results at the return desk: those that wait here, and whose they are."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlsplit

from django.db.models import Q, QuerySet

from accounts.models import Agency, User
from applications.models import Delivery, Dossier, Original
from applications.queries import found_for
from applications.status import ENDED, DeliveryState, Status

MOST = 40
LEAST_LETTERS = 4


def returned_at(centres: Collection[Agency]) -> QuerySet[Dossier]:
    """Dossiers whose results are fetched at one of these centres: where the person chose, else where received."""
    here = Q(return_agency__in=centres) | Q(return_agency=None, receiving_agency__in=centres)
    filed = Dossier.objects.with_version().filter(here).exclude(status=Status.DRAFT)
    return filed.select_related("procedure", "receiving_agency")


def waiting_at(centres: Collection[Agency]) -> QuerySet[Dossier]:
    """Those with everything done but handing over, the longest waiting first."""
    here = returned_at(centres).filter(status=Status.RESOLVED)
    return here.exclude(delivery_state=DeliveryState.SENT).order_by("resolved_at")[:MOST]


def sent_from(centres: Collection[Agency]) -> QuerySet[Delivery]:
    """What is with the post and has not been reported as arrived, the oldest first."""
    on_the_way = Delivery.objects.filter(way=Delivery.Way.POST, arrived_at=None, returned_at=None)
    of_ours = on_the_way.filter(dossier__in=returned_at(centres).filter(delivery_state__in=_ON_THE_WAY).values("pk"))
    return of_ours.select_related("dossier__procedure").order_by("handed_at")[:MOST]


def keeping_originals(centres: Collection[Agency]) -> QuerySet[Dossier]:
    """Those that have ended while paper originals of the applicant still lie here, the longest waiting first."""
    kept = Original.objects.filter(held_by__in=centres).values("dossier")
    return returned_at(centres).filter(pk__in=kept, status__in=ENDED).order_by("ended_at")[:MOST]


_ON_THE_WAY = [DeliveryState.SENT, DeliveryState.PARTIAL]


def find_dossiers(user: User, centres: Collection[Agency], query: str) -> list[Dossier]:
    """By the code of a dossier or of a paper, typed or read from its QR; else by name, number and phone."""
    here = returned_at(centres)
    if named := list(here.filter(named_by(query)).distinct()):
        return named
    if len(query) < LEAST_LETTERS:
        return []
    found = [dossier.pk for dossier in found_for(user, query)]
    return list(here.filter(pk__in=found).order_by("-pk")[:MOST])


def named_by(query: str) -> Q:
    """The dossier of this code or number, or of the paper with this code to be checked by."""
    code = _code_in(query).upper()
    return Q(code=code) | Q(request_number=code) | Q(papers_issued__code=code)


def _code_in(query: str) -> str:
    """The code itself; of an address, as QR codes hold one, its `ma` or its last part."""
    if "://" not in query:
        return query.strip()
    address = urlsplit(query.strip())
    return dict(parse_qsl(address.query)).get("ma") or address.path.strip("/").rpartition("/")[2]
