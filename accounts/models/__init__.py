"""People, organisations, territories, agencies, and who is trusted with what."""

from accounts.models.absence import Absence
from accounts.models.administrative_unit import AdministrativeUnit
from accounts.models.agency import Agency
from accounts.models.organisation import Organisation
from accounts.models.person import Person
from accounts.models.representation import Representation
from accounts.models.role_assignment import RoleAssignment
from accounts.models.seed import Seed
from accounts.models.session import Session
from accounts.models.unit import Unit
from accounts.models.user import User

__all__ = [
    "Absence",
    "AdministrativeUnit",
    "Agency",
    "Organisation",
    "Person",
    "Representation",
    "RoleAssignment",
    "Seed",
    "Session",
    "Unit",
    "User",
]
