"""Finding procedures as people ask for them: in their words, without accents, with slips of the finger, by filters."""

from procedures.catalogue.finding.index import Index, index
from procedures.catalogue.finding.search import Found, find

__all__ = ["Found", "Index", "find", "index"]
