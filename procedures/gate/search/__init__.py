"""The search behind the findings that are proved: what no answers reach, what some answers leave undefined."""

from procedures.gate.search.proof import Proof
from procedures.gate.search.witness import Witness

__all__ = ["Proof", "Witness"]
