"""People as a counter knows them: found by number, phone or name; entered once, whether or not they have an account."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.identifiers import PERSONAL_ID, tidy_phone
from accounts.models import AdministrativeUnit, Organisation, Person
from core.text import fold, nfc

MOST = 8
# Of a name so much must be given that a list of strangers is not browsed.
LEAST_LETTERS = 4


@dataclass(frozen=True)
class Entered:
    """A person as written down at a counter; without a personal ID, somebody met for the first time."""

    full_name: str
    personal_id: str = ""
    birth_date: date | None = None
    sex: str = ""
    phone: str = ""
    email: str = ""
    residence_text: str = ""
    residence_unit: AdministrativeUnit | None = None


def find_people(query: str) -> list[Person]:
    """Those with this personal ID or phone number; or whose name holds every word, accents or not."""
    people = Person.objects.select_related("residence_unit", "user")
    digits = re.sub(r"[\s.+()-]", "", query)
    if digits.isdecimal():
        return list(people.filter(_number(query, digits))[:MOST])
    words = fold(query).split()
    if sum(map(len, words)) < LEAST_LETTERS:
        return []
    for word in words:
        people = people.filter(search_text__contains=word)
    return list(people.order_by("full_name", "pk")[:MOST])


def _number(query: str, digits: str) -> Q:
    if PERSONAL_ID.fullmatch(digits):
        return Q(personal_id=digits)
    try:
        return Q(phone=tidy_phone(query))
    except ValidationError:
        return Q(pk__in=[])


def known_person(entered: Entered) -> Person:
    """The person of this personal ID, else a new one. What an account says of itself is not changed at a counter."""
    facts = dict(vars(entered))
    if not entered.personal_id:
        return Person.objects.create(**facts)
    person, created = Person.objects.get_or_create(personal_id=entered.personal_id, defaults=facts)
    if not created and person.user_id is None:
        for name, value in facts.items():
            setattr(person, name, value or getattr(person, name))
        person.save()
    return person


def known_organisation(tax_code: str, name: str, kind: str, address: str = "") -> Organisation:
    """The organisation of this tax code as the register of organisations has it, else a new one."""
    facts = {"name": nfc(name), "kind": kind, "address_text": nfc(address)}
    organisation, _created = Organisation.objects.get_or_create(tax_code=tax_code, defaults=facts)
    return organisation


def place_of(address: str) -> tuple[str, AdministrativeUnit | None]:
    """A printed address as house and commune, where its last parts name a commune of the city; else all of it."""
    parts = [part.strip() for part in nfc(address).split(",") if part.strip()]
    if len(parts) < 2:
        return address, None
    units = AdministrativeUnit.objects.filter(valid_to=None).exclude(parent=None).select_related("parent")
    for unit in units:
        city = unit.parent.name.casefold() if unit.parent else ""
        names = {unit.name.casefold(), unit.full_name.casefold()}
        if parts[-1].casefold().endswith(city) and parts[-2].casefold() in names:
            return ", ".join(parts[:-2]), unit
    return address, None
