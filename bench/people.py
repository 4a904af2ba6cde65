"""Who comes: a few citizens, and officers with dossiers on their desks."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DjangoSession
from django.utils import timezone

from accounts.kinds import UserKind
from accounts.models import AdministrativeUnit, Agency, Person, RoleAssignment, User
from accounts.roles import Role

WARD = "90008"


def citizen(number: int) -> User:
    """A citizen of the ward, with what the form fills in for them."""
    name, address = "Nguyễn Thị Thu Hoài", f"bench{number}@congdan.example"
    user = User.objects.create_user(f"bench{number}", full_name=name, email=address, phone="0900000199")
    Person.objects.create(
        user=user,
        full_name=name,
        personal_id=f"0311920{number:05d}",
        email=address,
        phone=user.phone,
        residence_text="Số 9 đường Hoa Phượng",
        residence_unit=AdministrativeUnit.objects.get(code=WARD),
    )
    return user


def officer(name: str, agency: Agency) -> User:
    """A clerk at the counter of that agency."""
    user = User.objects.create_user(name, full_name="Trần Văn Quầy", kind=UserKind.STAFF)
    RoleAssignment.objects.create(user=user, role=Role.RECEPTION, agency=agency, valid_from=timezone.now())
    return user


def cookies(user: User) -> dict[str, str]:
    """Signed in, at the portal and at the floor, which has Django's own sessions."""
    ours, floor = import_module(settings.SESSION_ENGINE).SessionStore(), DjangoSession()
    for session in (ours, floor):
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
    return {settings.SESSION_COOKIE_NAME: ours.session_key, "sessionid": floor.session_key}
