"""Definitions in and out of the portal: as files that lose nothing, and as starts from the national catalogue."""

from procedures.exchange.document import Unfit, export, read, version_to_export
from procedures.exchange.importing import import_document
from procedures.exchange.starting import Start, Unmatched, blank, from_national

__all__ = [
    "Start",
    "Unfit",
    "Unmatched",
    "blank",
    "export",
    "from_national",
    "import_document",
    "read",
    "version_to_export",
]
