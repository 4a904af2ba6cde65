"""A company is found where it is, never where the person who signs for it lives."""

import pytest

from accounts.models import Representation, User
from applications.actions.start_draft import start_draft
from applications.actions.submit import submit
from applications.models import Dossier
from tests.applications.stories import BUILDING, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def representation(city: None) -> Representation:
    return Representation.objects.active(User.objects.get(username="doanhnghiep")).earliest("pk")


def test_the_form_begins_with_the_companys_address(representation: Representation) -> None:
    company = representation.organisation
    draft = start_draft(representation.user, BUILDING, company.pk)
    assert draft.answers["organisation_name"] == company.name
    assert draft.answers["owner_address"]["text"] == company.address_text
    assert company.address_text != representation.user.person.residence_text


def test_the_dossier_names_the_company_and_where_it_is(representation: Representation) -> None:
    draft = drafted(representation.user, BUILDING, example=5)
    Dossier.objects.filter(pk=draft.pk).update(organisation=representation.organisation)
    filed = submit(representation.user, draft.pk)
    assert filed.applicant_name == draft.answers["organisation_name"]
    assert filed.applicant_number == draft.answers["organisation_tax_code"]
    assert draft.answers["owner_address"]["text"] in filed.applicant_address
