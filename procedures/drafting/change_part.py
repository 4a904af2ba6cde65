"""change_part: another content for one part of a draft."""

from collections.abc import Collection
from typing import Any

from accounts.models import User
from procedures.drafting import documents
from procedures.drafting.editing import editing
from procedures.models import ProcedureVersion


def change_part(user: User, pk: int, place: str, seen: str, new: Any, keys: Collection[str] = ()) -> ProcedureVersion:
    """The draft with `new` there (None: its default). Overtaken unless `seen` is the mark of what stands there.

    With `keys` only these of the part are written, and `seen` is the mark of `documents.own(part, keys)`: so a page
    may be given a title while somebody else works on its questions.
    """
    with editing(user, pk) as draft:
        here = draft.find(place, seen, keys, new)
        draft.change(here, documents.merged(documents.at(draft.document, here), keys, new))
    return draft.version
