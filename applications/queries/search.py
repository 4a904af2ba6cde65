"""Finding dossiers among all that an officer may see, on whosever desk they are."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from applications.models import Dossier, StepRun
from applications.models.dossier import offices_read_by
from applications.status import Status
from core.text import fold

FOUND_AT_MOST = 50
# So many runs of an office that was asked surely tell of as many dossiers.
RUNS_READ = 4 * FOUND_AT_MOST
FEW_OFFICES = 4
# Fewer digits may be the end of a code; more are a personal number, a tax code or a phone.
LEAST_NUMBER = 9


def found_for(user: User, query: str) -> QuerySet[Dossier]:
    """The newest dossiers in which every word of `query` is found, accents or not; one more than are to be shown.

    A word is part of the name, of the code or of the request number; a long number is the person's own or their phone.
    """
    offices = offices_read_by(user)
    visible = Dossier.objects.of_offices(offices)
    number = "".join(query.split()).replace("+84", "0", 1)
    if number.isdigit() and len(number) >= LEAST_NUMBER:
        found = visible.filter(Q(applicant_number=number) | Q(applicant_phone=number))
    else:
        found = visible.filter(pk__in=_newest(offices, fold(query).split()))
    return found.order_by("-pk")[: FOUND_AT_MOST + 1]


def _newest(offices: list[int], words: list[str]) -> QuerySet[Any, Any]:
    """The ids of the newest. Office by office each part walks one index and stops at the limit; who reads more offices
    than that meets what they look for soon enough among all. In one condition everybody called Nguyễn would be sorted.
    """
    if not words or not offices:
        return Dossier.objects.none().values("pk")
    if len(offices) > FEW_OFFICES:
        filed = Dossier.objects.of_offices(offices).filter(_having(words))
        return filed.order_by("-pk").values("pk")[: FOUND_AT_MOST + 1]
    # In a list of their own: SQLite joins no parts that are limited themselves.
    first, *others = [
        Dossier.objects.filter(pk__in=part).order_by().values("pk")
        for office in offices
        for part in _of_office(office, words)
    ]
    return first.union(*others)


def _of_office(office: int, words: list[str]) -> Iterator[QuerySet[Any, Any]]:
    filed = Dossier.objects.filter(_having(words), status__gt=Status.DRAFT).order_by("-pk").values("pk")
    for place in ("receiving_agency", "competent_agency", "return_agency"):
        yield filed.filter(**{place: office})[: FOUND_AT_MOST + 1]
    asked = StepRun.objects.filter(_having(words, "dossier__"), agency=office, is_guest=True)
    yield asked.order_by("-pk").values("dossier")[:RUNS_READ]


def _having(words: list[str], at: str = "") -> Q:
    wanted = Q()
    for word in words:
        numbers = ("code", "request_number") if any(letter.isdigit() for letter in word) else ()
        having = Q(**{f"{at}search_text__contains": word})
        for name in numbers:
            having |= Q(**{f"{at}{name}__contains": word.upper()})
        wanted &= having
    return wanted
