from procedures.models.field import ProcedureField
from procedures.models.national import NationalRecord
from procedures.models.procedure import Procedure
from procedures.models.version import ProcedureVersion

__all__ = ["NationalRecord", "Procedure", "ProcedureField", "ProcedureVersion"]
