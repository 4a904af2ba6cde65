"""What doors read. Each answers in a fixed number of queries."""

from applications.queries.course import Stage, course_of, holders_now
from applications.queries.decisions import asked_back_from, proposals_for
from applications.queries.desk import desk_queue_for
from applications.queries.mine import dossiers_of
from applications.queries.search import found_for

__all__ = [
    "Stage",
    "asked_back_from",
    "course_of",
    "desk_queue_for",
    "dossiers_of",
    "found_for",
    "holders_now",
    "proposals_for",
]
