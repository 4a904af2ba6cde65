from applications.models.attachment import Attachment
from applications.models.charge import Charge
from applications.models.counter import Counter
from applications.models.dossier import Dossier
from applications.models.failed_lookup import FailedLookup
from applications.models.notice import Notice
from applications.models.paper import Paper
from applications.models.step_run import StepRun
from applications.models.supplement import Supplement
from applications.models.version_move import VersionMove

__all__ = [
    "Attachment",
    "Charge",
    "Counter",
    "Dossier",
    "FailedLookup",
    "Notice",
    "Paper",
    "StepRun",
    "Supplement",
    "VersionMove",
]
