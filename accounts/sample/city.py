"""Writes the sample city when it is not there yet, or when its data changed."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Seed
from accounts.sample.agencies import write_agencies
from accounts.sample.citizens import write_citizens
from accounts.sample.demo import demo_password
from accounts.sample.source import fingerprint
from accounts.sample.staff import write_staff
from accounts.sample.territories import write_territories

SEED = "accounts.sample"


@transaction.atomic
def build_city() -> bool:
    """Whether anything had to be written: the city is built once, and again only after a change of its data."""
    password = demo_password()
    mark = fingerprint(password)
    if Seed.objects.filter(name=SEED, fingerprint=mark).exists():
        return False
    city, communes = write_territories()
    write_agencies(city, communes)
    # Hashing is slow on purpose: once, and the demo accounts share it.
    password_hash = make_password(password)
    write_staff(password_hash)
    write_citizens(password_hash)
    Seed.objects.update_or_create(name=SEED, defaults={"fingerprint": mark})
    return True
