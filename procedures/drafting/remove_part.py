"""remove_part: a part of a draft is taken out."""

from accounts.models import User
from procedures.drafting.editing import editing
from procedures.models import ProcedureVersion


def remove_part(user: User, pk: int, place: str, seen: str) -> ProcedureVersion:
    """The draft without that part of a list. Overtaken unless `seen` is its mark: no change of others is lost."""
    with editing(user, pk) as draft:
        draft.remove(draft.find(place, seen))
    return draft.version
