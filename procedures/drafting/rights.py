"""Who may write definitions, and who may put them in force: asked in every verb, from the database."""

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from core.errors import Denied


def may_edit(user: User) -> bool:
    """Whether they are trusted now, anywhere in the city, with writing procedures."""
    return _holds(user, Role.PROCEDURE_EDITOR)


def may_publish(user: User) -> bool:
    """Whether they are trusted now, anywhere in the city, with publishing them."""
    return _holds(user, Role.PUBLISHER)


def require(allowed: bool) -> None:
    """Denied unless allowed: the same answer as for what does not exist."""
    if not allowed:
        raise Denied


def _holds(user: User, role: Role) -> bool:
    return RoleAssignment.objects.held(user).filter(role=role).exists()
