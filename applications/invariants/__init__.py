"""What must hold of every database at every moment, each told as one sentence, each found out by looking again."""

from applications.invariants.register import INVARIANTS, Invariant, broken

__all__ = ["INVARIANTS", "Invariant", "broken"]
