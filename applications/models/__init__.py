from applications.models.assignment_rule import AssignmentRule
from applications.models.attachment import Attachment
from applications.models.bulk import Bulk, BulkItem
from applications.models.charge import Charge
from applications.models.counter import Counter
from applications.models.custody import HandOver, Original
from applications.models.delivery import Delivery
from applications.models.desk_view import DeskPreference, Look, SavedView
from applications.models.dossier import Dossier
from applications.models.due_change import DueChange
from applications.models.export import Export
from applications.models.extension import Extension
from applications.models.meeting import Meeting
from applications.models.notice import Notice
from applications.models.paper import Paper
from applications.models.pause import Pause
from applications.models.posting import Objection, Posting
from applications.models.presence import Presence
from applications.models.step_run import StepRun
from applications.models.supplement import Supplement
from applications.models.ticket import ServiceGroup, Ticket
from applications.models.tries import Limit, Try
from applications.models.version_move import VersionMove
from applications.models.withdrawal import Withdrawal

__all__ = [
    "AssignmentRule",
    "Attachment",
    "Bulk",
    "BulkItem",
    "Charge",
    "Counter",
    "Delivery",
    "DeskPreference",
    "Dossier",
    "DueChange",
    "Export",
    "Extension",
    "HandOver",
    "Limit",
    "Look",
    "Meeting",
    "Notice",
    "Objection",
    "Original",
    "Paper",
    "Pause",
    "Posting",
    "Presence",
    "SavedView",
    "ServiceGroup",
    "StepRun",
    "Supplement",
    "Ticket",
    "Try",
    "VersionMove",
    "Withdrawal",
]
