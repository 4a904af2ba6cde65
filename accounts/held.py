"""What somebody is trusted with now, by the database; while one page is drawn, as it stood at its start."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from accounts.models import RoleAssignment, User

_known: ContextVar[dict[int, list[RoleAssignment]] | None] = ContextVar("held", default=None)


def held(user: User) -> list[RoleAssignment]:
    """The assignments in force, each with its agency, its unit and, where it was lent, whose it is."""
    known = _known.get()
    if known is None:
        return _read(user)
    if user.pk not in known:
        known[user.pk] = _read(user)
    return known[user.pk]


@contextmanager
def asked_once() -> Iterator[None]:
    """While a page is drawn it is read once for each person. Never around an act: a right may end any minute."""
    known = _known.get()
    token = _known.set({} if known is None else known)
    try:
        yield
    finally:
        _known.reset(token)


def _read(user: User) -> list[RoleAssignment]:
    return list(RoleAssignment.objects.held(user).select_related("absence__user"))
