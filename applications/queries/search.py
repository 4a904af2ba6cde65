"""Finding dossiers among all that an officer may see, on whosever desk they are."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import RoleAssignment, User
from applications.models import Dossier, StepRun
from applications.models.dossier import READING_ROLES
from applications.status import Status
from core.text import fold

FOUND_AT_MOST = 50
# So many runs of an office that was asked surely tell of as many dossiers.
RUNS_READ = 4 * FOUND_AT_MOST
# Fewer digits may be the end of a code; more are a personal number, a tax code or a phone.
LEAST_NUMBER = 9


def found_for(user: User, query: str) -> QuerySet[Dossier]:
    """The newest dossiers in which every word of `query` is found, accents or not; one more than are to be shown.

    A word is part of the name, of the code or of the request number; a long number is the person's own or their phone.
    """
    visible = Dossier.objects.visible_to(user)
    number = "".join(query.split()).replace("+84", "0", 1)
    if number.isdigit() and len(number) >= LEAST_NUMBER:
        found = visible.filter(Q(applicant_number=number) | Q(applicant_phone=number))
    else:
        found = visible.filter(pk__in=_newest(user, fold(query).split()))
    return found.order_by("-pk")[: FOUND_AT_MOST + 1]


def _newest(user: User, words: list[str]) -> QuerySet[Any, Any]:
    """The ids of the newest, office by office: each part walks one index and stops at the limit.

    Asked of all offices at once the database would sort everybody called Nguyễn.
    """
    offices = RoleAssignment.objects.held(user).filter(role__in=READING_ROLES).values_list("agency", flat=True)
    parts = [part for office in offices.distinct() for part in _of_office(office, words)] if words else []
    # In a list of their own: SQLite joins no parts that are limited themselves.
    ids = [Dossier.objects.filter(pk__in=part).values("pk") for part in parts]
    return ids[0].union(*ids[1:]) if ids else Dossier.objects.none().values("pk")


def _of_office(office: int, words: list[str]) -> Iterator[QuerySet[Any, Any]]:
    filed = Dossier.objects.filter(_having(words), status__gt=Status.DRAFT).order_by("-pk").values("pk")
    yield filed.filter(receiving_agency=office)[: FOUND_AT_MOST + 1]
    yield filed.filter(competent_agency=office)[: FOUND_AT_MOST + 1]
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
