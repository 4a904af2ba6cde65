"""Kept files: bytes first, then the row; what is kept never changes."""

from core.files.forgetting import forget
from core.files.keeping import NoRoom, keep

__all__ = ["NoRoom", "forget", "keep"]
