"""The officers: named ones for the demo, and in each agency two on duty, so that any commune works with four eyes."""

from collections.abc import Iterator

from django.contrib.auth.hashers import make_password

from accounts.kinds import UserKind
from accounts.models import Agency, RoleAssignment, Unit, User
from accounts.roles import Role
from accounts.sample.source import rows
from accounts.sample.territories import SINCE
from accounts.sample.upsert import upsert

# What those on duty do wherever nobody is named for it: whoever prepares a dossier never approves it.
DUTIES = {
    "canbo": ("Cán bộ trực", (Role.RECEPTION, Role.HANDLING, Role.RECORDS, Role.FINANCE, Role.SUPERVISOR)),
    "lanhdao": ("Lãnh đạo trực", (Role.LEADER,)),
}
Place = tuple[Role, int, int | None]
Duty = tuple[User, Place, str]  # the last: their position


def write_staff(password_hash: str) -> None:
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    named = _write_named(agencies, password_hash)
    _assign([*named, *_on_duty(agencies, {(place[0], place[1]) for _user, place, _position in named})])


def _write_named(agencies: dict[str, Agency], password_hash: str) -> list[Duty]:
    data = rows("staff")
    users = write_users(
        User(username=row["username"], full_name=row["full_name"], kind=UserKind.STAFF, password=password_hash)
        for row in data
    )
    units = {(unit.agency_id, unit.code): unit.pk for unit in Unit.objects.all()}
    named = []
    for user, row in zip(users, data, strict=True):
        for held in row["roles"]:
            agency = agencies[held["agency"]]
            unit = units[agency.pk, held["unit"]] if "unit" in held else None
            named.append((user, (Role(held["role"]), agency.pk, unit), held.get("position", "")))
    return named


def write_users(users: Iterator[User]) -> list[User]:
    """Accounts by username; an account that is there takes the name, kind, contact and password given."""
    return upsert(User, users, ["username"], ["full_name", "kind", "password", "email", "phone"])


def _on_duty(agencies: dict[str, Agency], taken: set[tuple[Role, int]]) -> Iterator[Duty]:
    places = list(agencies.values())
    for name, (title, roles) in DUTIES.items():
        users = write_users(_duty_officer(agency, name, title) for agency in places)
        for user, agency in zip(users, places, strict=True):
            yield from ((user, (role, agency.pk, None), "") for role in roles if (role, agency.pk) not in taken)


def _duty_officer(agency: Agency, name: str, title: str) -> User:
    return User(
        username=f"{name}.{agency.code.lower()}",
        full_name=f"{title} {agency.short_name}",
        kind=UserKind.STAFF,
        password=make_password(None),
    )


def _assign(wanted: list[Duty]) -> None:
    known = set(RoleAssignment.objects.in_force().values_list("user_id", "role", "agency_id", "unit_id"))
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, role=role, agency_id=agency, unit_id=unit, position=position, valid_from=SINCE)
        for user, (role, agency, unit), position in wanted
        if (user.pk, role, agency, unit) not in known
    )
