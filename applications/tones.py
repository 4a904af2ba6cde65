"""Which tone of the look goes with which status (docs/look.md)."""

from applications.models import Dossier
from applications.status import Status

TONES = {
    Status.DRAFT: "draft",
    Status.SUBMITTED: "new",
    Status.ACCEPTED: "moving",
    Status.PROCESSING: "moving",
    Status.AWAITING_SUPPLEMENT: "turn",
    Status.AWAITING_PAYMENT: "turn",
    Status.WITHDRAWN: "paused",
    Status.STOPPED: "stopped",
    Status.REJECTED_INTAKE: "stopped",
    Status.RESOLVED: "done",
    Status.RETURNED: "done",
}


def tone_of(dossier: Dossier) -> str:
    """The status's tone; late where the dossier is past its due moment and still open."""
    late = dossier.is_overdue and not (dossier.is_ended or dossier.resolved_at)
    return "late" if late else TONES[Status(dossier.status)]
