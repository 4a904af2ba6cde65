"""A part of a definition as boxes on a page: shown from its JSON, read back to JSON."""

from procedures.editor.boxes.boxes import Boxes
from procedures.editor.boxes.scope import Scope

__all__ = ["Boxes", "Scope"]
