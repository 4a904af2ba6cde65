"""copy_part: the same part again, behind it, under fresh names."""

from accounts.models import User
from procedures.drafting import documents
from procedures.drafting.editing import Verb, editing
from procedures.models import ProcedureVersion


def copy_part(user: User, pk: int, place: str, seen: str) -> ProcedureVersion:
    """The draft with the copy; Overtaken unless `seen` is the mark of what stands there."""
    with editing(user, pk) as draft:
        here = draft.find(place, seen)
        part = documents.copied(documents.at(draft.document, here), documents.taken(draft.document))
        place_of_list, number = documents.split(here)
        draft.add(place_of_list, number + 1, part, Verb.COPY)
    return draft.version
