"""The legal clock of one dossier: when it is due, what moves that, and how a result stands to it."""

from applications.deadlines.folding import hold_together, recomputed, uncounted
from applications.deadlines.judging import Timeliness, judged
from applications.deadlines.legal_time import calendar_of, due_of, later, moved, supplement_rule, term_of
from applications.deadlines.pausing import begin_pause, end_pause, open_pause, shift

__all__ = [
    "Timeliness",
    "begin_pause",
    "calendar_of",
    "due_of",
    "end_pause",
    "hold_together",
    "judged",
    "later",
    "moved",
    "open_pause",
    "recomputed",
    "shift",
    "supplement_rule",
    "term_of",
    "uncounted",
]
