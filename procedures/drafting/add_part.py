"""add_part: one more part in a list of a draft."""

from typing import Any

from accounts.models import User
from procedures.drafting import documents
from procedures.drafting.editing import editing
from procedures.models import ProcedureVersion


def add_part(
    user: User, pk: int, place_of_list: str, new: Any, at: int | None = None, seen: str = ""
) -> ProcedureVersion:
    """The draft with `new` before the part that has number `at` now (None: at the end of the list).

    `seen`, where given, is `documents.name_mark` of the part that holds the list: it is found again where it moved.
    """
    holder, _slash, key = place_of_list.rpartition("/")
    with editing(user, pk) as draft:
        if seen and holder:
            place_of_list = f"{draft.find(holder, seen, documents.NAMES, new)}/{key}"
        draft.add(place_of_list, at, new)
    return draft.version
