"""The list's address: it alone says what is shown, so that it can be kept, sent and saved."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.http import QueryDict
from django.urls import reverse

from applications.desk.queue.filters import CONDITIONS

TAB, VIEW, PAGE, OPEN = "muc", "ds", "page", "loc"
NARROWING = (TAB, *CONDITIONS)


def kept(params: Mapping[str, str], names: Iterable[str] = NARROWING) -> str:
    """These parts of an address; by default what says which steps are listed: a bulk and an export keep that."""
    chosen = QueryDict(mutable=True)
    chosen.update({name: params[name] for name in names if params.get(name)})
    return chosen.urlencode()


@cache
def _list() -> str:
    return reverse("desk:queue")


def address(params: Mapping[str, str], **changes: str) -> str:
    """The list's address with these changes, on its first page."""
    query = kept(
        {**{name: params.get(name, "") for name in (*NARROWING, VIEW)}, **changes}, (*NARROWING, VIEW, *changes)
    )
    return f"{_list()}?{query}".rstrip("?")
