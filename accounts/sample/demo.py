"""The accounts a visitor of the demo may try."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from accounts.models import Representation, RoleAssignment, User
from accounts.sample.source import rows


@dataclass(frozen=True)
class DemoAccount:
    username: str
    full_name: str
    duty: str


def demo_password() -> str:
    """DEMO_PASSWORD, else a public one; raises ImproperlyConfigured where that one would be a way in (HTTPS)."""
    if settings.HTTPS and "DEMO_PASSWORD" not in os.environ:
        raise ImproperlyConfigured("The sample accounts need DEMO_PASSWORD where HTTPS=1.")
    return os.environ.get("DEMO_PASSWORD", "Haiphong@2026")


def demo_accounts() -> list[DemoAccount]:
    """The sample people who may sign in, citizens first, in the order of the data."""
    names = [row["username"] for row in (*rows("citizens"), *rows("staff"))]
    users = User.objects.in_bulk(names, field_name="username")
    return [
        DemoAccount(name, users[name].full_name, "; ".join(_duties(users[name]))) for name in names if name in users
    ]


def _duties(user: User) -> Iterator[str]:
    if not user.is_officer:
        yield user.get_kind_display()
    for row in Representation.objects.active(user):
        yield _("đại diện %(name)s") % {"name": row.organisation.name}
    for held in RoleAssignment.objects.held(user):
        place = f"{held.unit.name}, " if held.unit else ""
        yield f"{held.get_role_display()} – {place}{held.agency.short_name}"
