from procedures.models.edit import DefinitionEdit
from procedures.models.field import ProcedureField
from procedures.models.library import LibraryItem
from procedures.models.national import NationalRecord
from procedures.models.procedure import Procedure
from procedures.models.stamp import CatalogueStamp
from procedures.models.version import ProcedureVersion

__all__ = [
    "CatalogueStamp",
    "DefinitionEdit",
    "LibraryItem",
    "NationalRecord",
    "Procedure",
    "ProcedureField",
    "ProcedureVersion",
]
