from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.kinds import AgencyKind, OrganisationKind
from accounts.models import (
    AdministrativeUnit,
    Agency,
    Organisation,
    Person,
    Representation,
    RoleAssignment,
    Unit,
    User,
)
from accounts.roles import Role

pytestmark = [pytest.mark.models, pytest.mark.django_db]


def test_two_people_cannot_share_a_personal_id_but_many_may_have_none() -> None:
    Person.objects.create(full_name="Nguyễn Thị Hoa", personal_id="031192000101")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(full_name="Nguyễn Thị Hòa", personal_id="031192000101")
    Person.objects.create(full_name="Lê Văn Minh")
    Person.objects.create(full_name="Lê Văn Minh")
    assert Person.objects.count() == 3


@pytest.mark.parametrize("personal_id", ["03119200010", "03119200010a", "031192000 01"])
def test_the_database_refuses_a_personal_id_of_another_shape(personal_id: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(full_name="Nguyễn Thị Hoa", personal_id=personal_id)
    assert not Person.objects.exists()


def test_a_person_is_found_without_accents_and_kept_in_nfc() -> None:
    person = Person.objects.create(full_name="Đỗ Thi\u0323 Hoa\u0300", personal_id="031192000101", phone="0900000101")
    assert person.full_name == "Đỗ Thị Hoà"
    assert Person.objects.get(search_text__contains="do thi hoa") == person
    person.full_name = "Đỗ Thị Mai"
    person.save(update_fields=["full_name"])
    assert Person.objects.get(search_text__contains="do thi mai") == person


def test_a_tax_code_names_one_organisation() -> None:
    Organisation.objects.create(name="Công ty A", kind=OrganisationKind.ENTERPRISE, tax_code="0299999000")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Công ty B", kind=OrganisationKind.ENTERPRISE, tax_code="0299999000")
    assert Organisation.objects.get().name == "Công ty A"


def test_a_period_ends_after_it_begins(citizen: User, officer: User, committee: Agency) -> None:
    now = timezone.now()
    organisation = Organisation.objects.create(name="Công ty A", kind=OrganisationKind.ENTERPRISE)
    for valid_to in (now, now - timedelta(days=1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Representation.objects.create(user=citizen, organisation=organisation, valid_from=now, valid_to=valid_to)
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleAssignment.objects.create(
                user=officer, role=Role.LEADER, agency=committee, valid_from=now, valid_to=valid_to
            )
    assert not Representation.objects.exists()
    assert not RoleAssignment.objects.exists()


def test_a_territory_has_one_agency_of_a_kind_and_departments_are_many(
    committee: Agency, city: AdministrativeUnit
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.create(code="H24.1", kind=AgencyKind.COMMUNE_COMMITTEE, territory=committee.territory)
    for code in ("H24.2", "H24.3"):
        Agency.objects.create(code=code, kind=AgencyKind.DEPARTMENT, territory=city)
    assert Agency.objects.count() == 3


def test_a_unit_code_is_unique_in_its_agency_only(justice: Unit, city: AdministrativeUnit) -> None:
    other = Agency.objects.create(code="H24.2", kind=AgencyKind.DEPARTMENT, territory=city)
    Unit.objects.create(agency=other, code="JUSTICE")
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(agency=other, code="JUSTICE")
    assert Unit.objects.count() == 2


def test_an_assignment_is_for_an_officer_and_its_unit_belongs_to_its_agency(
    citizen: User, officer: User, justice: Unit, city: AdministrativeUnit
) -> None:
    other = Agency.objects.create(code="H24.2", kind=AgencyKind.DEPARTMENT, territory=city)
    with pytest.raises(ValidationError, match="Chỉ tài khoản cán bộ"):
        RoleAssignment(user=citizen, role=Role.HANDLING, agency=justice.agency).full_clean()
    with pytest.raises(ValidationError, match="thuộc cơ quan khác"):
        RoleAssignment(user=officer, role=Role.HANDLING, agency=other, unit=justice).full_clean()
    RoleAssignment(user=officer, role=Role.HANDLING, agency=justice.agency, unit=justice).full_clean()


def test_a_territory_code_has_two_or_five_digits(ward: AdministrativeUnit) -> None:
    for code in ("9", "9000", "9000A"):
        ward.code = code
        with pytest.raises(ValidationError, match="2 hoặc 5 chữ số"):
            ward.full_clean()


def test_an_account_without_a_password_opens_nothing() -> None:
    user = User.objects.create_user("khong.mat.khau", full_name="Không")
    assert not user.has_usable_password()
    assert not user.check_password("")
