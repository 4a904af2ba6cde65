"""People who may not do an act: each is answered as if the dossier did not exist."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications.models import StepRun


def trusted(username: str, role: Role, agency: Agency) -> User:
    """Somebody new with this duty in the whole agency."""
    user = User.objects.create(username=username, kind="STAFF", full_name=f"Cán bộ {username}")
    since = timezone.now() - timedelta(days=1)
    RoleAssignment.objects.create(user=user, role=role, agency=agency, unit=None, valid_from=since)
    return user


def dismissed(user: User) -> User:
    """All their duties ended a minute ago."""
    RoleAssignment.objects.filter(user=user).update(valid_to=timezone.now() - timedelta(minutes=1))
    return user


def outsiders(run: StepRun) -> list[User]:
    """Who has nothing to do with this run: another citizen, the same duty elsewhere, and another duty in its office."""
    assert run.agency
    elsewhere = Agency.objects.exclude(pk=run.agency_id).exclude(kind=run.agency.kind).first()
    assert elsewhere
    other = next(role for role in (Role.INSPECTOR, Role.SUPERVISOR) if role != run.role)
    citizen = User.objects.filter(kind="CITIZEN").exclude(pk=run.dossier.owner_id).first()
    assert citizen
    return [
        citizen,
        trusted("noikhac", Role(run.role), elsewhere),
        trusted("viecskhac", other, run.agency),
    ]
