from datetime import date
from functools import cache

import pytest
from django.contrib.auth.hashers import make_password

from accounts.kinds import AgencyKind, UnitKind, UserKind
from accounts.models import AdministrativeUnit, Agency, Unit, User

PASSWORD = "mat khau rat dai"
# Slow on purpose: once for all accounts of these tests.
hashed = cache(make_password)


@pytest.fixture
def city(db: None) -> AdministrativeUnit:
    return AdministrativeUnit.objects.create(
        code="31", name="Hải Phòng", kind=UnitKind.CITY, valid_from=date(2025, 7, 1)
    )


@pytest.fixture
def ward(city: AdministrativeUnit) -> AdministrativeUnit:
    return AdministrativeUnit.objects.create(
        code="90008", name="Hồng Bàng", kind=UnitKind.WARD, parent=city, valid_from=date(2025, 7, 1)
    )


@pytest.fixture
def committee(ward: AdministrativeUnit) -> Agency:
    return Agency.objects.create(
        code="H24.9008", name="UBND phường Hồng Bàng", kind=AgencyKind.COMMUNE_COMMITTEE, territory=ward
    )


@pytest.fixture
def justice(committee: Agency) -> Unit:
    return Unit.objects.create(agency=committee, code="JUSTICE", name="Bộ phận Tư pháp - Hộ tịch")


@pytest.fixture
def economy(committee: Agency) -> Unit:
    return Unit.objects.create(agency=committee, code="ECONOMY", name="Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def officer(db: None) -> User:
    return User.objects.create(
        username="hotich", password=hashed(PASSWORD), kind=UserKind.STAFF, full_name="Vũ Thị Thanh"
    )


@pytest.fixture
def citizen(db: None) -> User:
    return User.objects.create(username="congdan", password=hashed(PASSWORD), full_name="Nguyễn Thị Hoa")
