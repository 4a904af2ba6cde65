"""Who may change the version that is shown."""

from core.errors import Denied
from procedures.drafting.states import require_state
from procedures.editor.work import State, Work


def require_writing(work: Work) -> None:
    """Denied without the right to edit; Conflict when the version is no draft (any more)."""
    if not work.rights.may_edit:
        raise Denied
    require_state(work.version, State.DRAFT)
