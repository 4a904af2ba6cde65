"""Finding procedures: the same on SQLite and PostgreSQL, by plain LIKE on the columns of procedures.searching."""

from collections.abc import Iterator
from functools import reduce
from operator import and_

from django.db.models import Case, Count, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Length

from core.text import fold
from procedures.models import Procedure, ProcedureField
from procedures.searching import words

# A shorter word is matched whole: "tu" finds khai tử, not every "thủ tục".
_PREFIX_FROM = 3
_MOST_WORDS = 12
_AGENCIES = 60


def search(
    query: str = "",
    field: str | None = None,
    level: str | None = None,
    audience: str | None = None,
    agency: str | None = None,
    service_level: str | None = None,
) -> QuerySet[Procedure]:
    """Procedures in force in which every word of the query occurs, with accents or without, and of these filters.

    Best first: the code itself; words as they were typed before words that only fold alike (khai tử, khai tư); a name
    before keywords; what the city runs, then what applies in the city, then what other provinces promulgated.
    """
    columns = {"field__code": field, "level": level, "deciding_agency": agency, "service_level": service_level}
    rows = in_force().filter(**{name: value for name, value in columns.items() if value})
    if audience:
        rows = rows.alias(audience_list=Cast("audiences", TextField())).filter(audience_list__contains=f'"{audience}"')
    typed = words(query)[:_MOST_WORDS]
    if query.strip() and not typed:
        return rows.none()
    return _ranked(rows.filter(_all("search_text", [fold(word) for word in typed])), typed)


def in_force() -> QuerySet[Procedure]:
    """What the public is shown in lists."""
    return Procedure.objects.filter(is_active=True)


def fields_in_use() -> QuerySet[ProcedureField]:
    """The fields of administration with procedures in force, and how many (`count`)."""
    counted = Count("procedures", filter=Q(procedures__is_active=True))
    return ProcedureField.objects.annotate(count=counted).filter(count__gt=0).order_by("name", "code")


def agencies_in_use() -> list[str]:
    """The agencies that most procedures in force go to, by name."""
    names = in_force().exclude(deciding_agency="").values_list("deciding_agency").annotate(count=Count("pk"))
    return sorted(name for name, _ in names.order_by("-count", "deciding_agency")[:_AGENCIES])


def _ranked(rows: QuerySet[Procedure], typed: list[str]) -> QuerySet[Procedure]:
    whose = Case(When(current__isnull=False, then=Value(0)), When(is_local=True, then=Value(1)), default=Value(2))
    rows = rows.alias(whose=whose)
    if not typed:
        return rows.order_by("whose", "name", "code")
    steps = [When(condition, then=Value(rank)) for rank, condition in enumerate(_ranks(typed))]
    rank = Case(*steps, default=Value(len(steps)))
    return rows.alias(rank=rank, length=Length("name")).order_by("rank", "whose", "length", "name", "code")


def _ranks(typed: list[str]) -> Iterator[Q]:
    """Conditions, the best first; what meets none comes last."""
    yield Q(code__iexact=" ".join(typed))
    for spoken in (typed, [fold(word) for word in typed]):
        yield _all("search_name", [" ".join(spoken)])
        yield _all("search_name", spoken)
        yield _all("search_text", spoken)


def _all(column: str, wanted: list[str]) -> Q:
    return reduce(and_, (Q(**{f"{column}__contains": _pattern(word)}) for word in wanted), Q())


def _pattern(word: str) -> str:
    """Words stand between spaces: a long one may be the beginning of what is meant."""
    return f" {word}" if len(word) >= _PREFIX_FROM else f" {word} "
