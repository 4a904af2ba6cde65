"""The definition of a procedure: one typed document (design §3)."""

from procedures.definition.document import ProcedureDefinition, canonical, fingerprint, read_definition

__all__ = ["ProcedureDefinition", "canonical", "fingerprint", "read_definition"]
