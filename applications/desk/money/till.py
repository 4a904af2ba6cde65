"""Whose money is looked at: one office at a time, its own finance officer's or one that is supervised."""

from dataclasses import dataclass

from accounts.models import Agency, User
from accounts.requests import SignedInRequest
from applications import permissions
from core.errors import Denied

AGENCY = "co-quan"


@dataclass(frozen=True)
class Till:
    """`agencies`: among which the reader may choose; `acts`: whether they take and give back money for this one."""

    agencies: list[Agency]
    agency: Agency
    acts: bool


def till_of(request: SignedInRequest) -> Till:
    """What `?co-quan=` names, by default where they are finance themselves. Denied to whom no cash book is open."""
    return till_for(request.user, request.GET.get(AGENCY, ""))


def till_for(user: User, code: str) -> Till:
    agencies = list(permissions.cash_books_of(user))
    own = [agency for agency in agencies if permissions.handles_money_at(user, agency.pk)]
    for agency in [*own, *agencies]:
        if code in {"", agency.code}:
            return Till(agencies, agency, agency in own)
    raise Denied
