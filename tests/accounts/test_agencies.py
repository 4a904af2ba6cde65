from datetime import date

import pytest

from accounts.kinds import AgencyKind, UnitKind
from accounts.models import AdministrativeUnit, Agency

pytestmark = [pytest.mark.models, pytest.mark.django_db]


@pytest.fixture
def zone(city: AdministrativeUnit) -> AdministrativeUnit:
    return AdministrativeUnit.objects.create(
        code="11948", name="Bạch Long Vĩ", kind=UnitKind.SPECIAL_ZONE, parent=city, valid_from=date(2025, 7, 1)
    )


def insurance(code: str, territory: AdministrativeUnit) -> Agency:
    return Agency.objects.create(code=code, kind=AgencyKind.SOCIAL_INSURANCE, territory=territory)


def test_the_agency_of_the_territory_itself_serves_it(committee: Agency, ward: AdministrativeUnit) -> None:
    assert Agency.objects.serving(AgencyKind.COMMUNE_COMMITTEE, ward) == committee


def test_a_regional_agency_serves_its_seat_and_the_territories_given_to_it(
    city: AdministrativeUnit, ward: AdministrativeUnit, zone: AdministrativeUnit
) -> None:
    insurance("H24.1", city)
    regional = insurance("H24.1.02", ward)
    regional.serves.add(zone)
    assert Agency.objects.serving(AgencyKind.SOCIAL_INSURANCE, ward) == regional
    assert Agency.objects.serving(AgencyKind.SOCIAL_INSURANCE, zone) == regional


def test_where_no_agency_is_near_the_one_of_the_city_serves(
    city: AdministrativeUnit, ward: AdministrativeUnit, zone: AdministrativeUnit
) -> None:
    of_the_city = insurance("H24.1", city)
    insurance("H24.1.02", ward)
    assert Agency.objects.serving(AgencyKind.SOCIAL_INSURANCE, zone) == of_the_city
    assert Agency.objects.serving(AgencyKind.SOCIAL_INSURANCE, city) == of_the_city


def test_where_there_is_none_at_all_it_says_so(ward: AdministrativeUnit, city: AdministrativeUnit) -> None:
    for territory in (ward, city):
        with pytest.raises(Agency.DoesNotExist):
            Agency.objects.serving(AgencyKind.TREASURY, territory)


def test_a_committee_of_another_ward_does_not_serve(committee: Agency, zone: AdministrativeUnit) -> None:
    with pytest.raises(Agency.DoesNotExist):
        Agency.objects.serving(AgencyKind.COMMUNE_COMMITTEE, zone)


def test_official_texts_name_a_territory_with_its_kind(ward: AdministrativeUnit, zone: AdministrativeUnit) -> None:
    assert (str(ward), str(zone)) == ("phường Hồng Bàng", "đặc khu Bạch Long Vĩ")
