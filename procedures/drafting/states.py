"""Where a version is on its way into force."""

from django.utils.translation import gettext as _

from core.errors import Conflict
from procedures.models import ProcedureVersion


def require_state(version: ProcedureVersion, *states: str) -> None:
    """Conflict, naming the state, unless the version is in one of these."""
    if version.state not in states:
        label = ProcedureVersion.State(version.state).label
        raise Conflict(_("Bản này đang ở trạng thái “%(state)s”. Hãy tải lại trang.") % {"state": label})
