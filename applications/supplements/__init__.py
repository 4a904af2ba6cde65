"""Asking an applicant to complete a dossier: for what, why, what it changed, and what it tells of a procedure."""

from applications.supplements.changes import Change, before_of, changes_of, is_unchanged, on_paper
from applications.supplements.figures import SupplementFigures, supplement_figures
from applications.supplements.reasons import OTHER, REASONS, Reason, reasons_for
from applications.supplements.targets import Target, targets_of

__all__ = [
    "OTHER",
    "REASONS",
    "Change",
    "Reason",
    "SupplementFigures",
    "Target",
    "before_of",
    "changes_of",
    "is_unchanged",
    "on_paper",
    "reasons_for",
    "supplement_figures",
    "targets_of",
]
