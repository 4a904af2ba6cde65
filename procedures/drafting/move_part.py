"""move_part: a part stands elsewhere in its list."""

from accounts.models import User
from procedures.drafting.editing import editing
from procedures.models import ProcedureVersion


def move_part(user: User, pk: int, place: str, seen: str, to: int) -> ProcedureVersion:
    """The draft with the part at number `to`; Overtaken unless `seen` is the mark of what stands there."""
    with editing(user, pk) as draft:
        draft.move(draft.find(place, seen), to)
    return draft.version
