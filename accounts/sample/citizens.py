"""The demo's citizens, and the organisations one of them represents."""

from datetime import date
from typing import Any

from accounts.kinds import UserKind
from accounts.models import AdministrativeUnit, Organisation, Person, Representation, User
from accounts.sample.source import rows
from accounts.sample.staff import write_users
from accounts.sample.territories import SINCE


def write_citizens(password_hash: str) -> None:
    data = rows("citizens")
    users = write_users(_user(row, password_hash) for row in data)
    for user, row in zip(users, data, strict=True):
        _write_person(user, row)
    by_name = {user.username: user for user in users}
    for row in rows("organisations"):
        _write_organisation(by_name[row["representative"]], row)


def _user(row: dict[str, Any], password_hash: str) -> User:
    return User(
        username=row["username"],
        full_name=row["full_name"],
        kind=UserKind.CITIZEN,
        email=row["email"],
        phone=row["phone"],
        password=password_hash,
    )


def _write_person(user: User, row: dict[str, Any]) -> None:
    facts = {key: row[key] for key in ("full_name", "personal_id", "sex", "phone", "email", "residence_text")}
    facts |= {
        "birth_date": date.fromisoformat(row["birth_date"]),
        "ethnicity": "Kinh (Việt)",
        "residence_unit": AdministrativeUnit.objects.get(code=row["residence_unit"]),
    }
    Person.objects.update_or_create(user=user, defaults=facts)


def _write_organisation(user: User, row: dict[str, Any]) -> None:
    facts = {key: row[key] for key in ("name", "kind", "address_text")}
    facts |= {"unit": AdministrativeUnit.objects.get(code=row["unit"])}
    organisation, _created = Organisation.objects.update_or_create(tax_code=row["tax_code"], defaults=facts)
    Representation.objects.get_or_create(user=user, organisation=organisation, defaults={"valid_from": SINCE})
