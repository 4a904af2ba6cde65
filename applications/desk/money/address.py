"""The addresses of these pages: they alone say what is shown, so that an act comes back to the list it was done in."""

from django.http import QueryDict
from django.urls import reverse

from applications.desk.money.narrowing import Narrowing
from applications.desk.money.till import AGENCY
from applications.desk.queue.address import PAGE, kept

NAMES = (AGENCY, *Narrowing.base_fields)
LONGEST = 500  # as an address that is kept may be


def address(door: str, params: QueryDict, *more: str) -> str:
    """This door with what narrows the list; without it where that is longer than anything one types."""
    found = f"{reverse(door)}?{kept(params, (*NAMES, *more))}".rstrip("?")
    return found if len(found) <= LONGEST else reverse(door)


def back_to(door: str, params: QueryDict) -> str:
    """The same list, on the same page."""
    return address(door, params, PAGE)
