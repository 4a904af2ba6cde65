"""Changing a definition as plain JSON, by place (procedures.definition.places). Pure: what comes in stays as it was."""

from procedures.drafting.documents.addressing import at, insert, move, put, remove, split
from procedures.drafting.documents.copying import copied, taken
from procedures.drafting.documents.following import Shift, followed
from procedures.drafting.documents.marks import NAMES, differing, merged, name_mark, now, own, part_mark, standing

__all__ = [
    "NAMES",
    "Shift",
    "at",
    "copied",
    "differing",
    "followed",
    "insert",
    "merged",
    "move",
    "name_mark",
    "now",
    "own",
    "part_mark",
    "put",
    "remove",
    "split",
    "standing",
    "taken",
]
