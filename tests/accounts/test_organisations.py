from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.kinds import OrganisationKind
from accounts.models import Organisation, Representation, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def representation(citizen: User) -> Representation:
    company = Organisation.objects.create(
        name="Công ty Hoa Phượng", kind=OrganisationKind.ENTERPRISE, tax_code="0299999000"
    )
    return Representation.objects.create(
        user=citizen, organisation=company, valid_from=timezone.now() - timedelta(days=1)
    )


def test_a_delegate_sees_the_organisations_represented(client: Client, representation: Representation) -> None:
    client.force_login(representation.user, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("accounts:organisations")).content.decode()
    assert "Công ty Hoa Phượng" in page
    assert "0299999000" in page


def test_a_right_that_ended_is_not_shown(client: Client, representation: Representation) -> None:
    client.force_login(representation.user, "django.contrib.auth.backends.ModelBackend")
    Representation.objects.update(valid_to=timezone.now() - timedelta(minutes=1))
    page = client.get(reverse("accounts:organisations")).content.decode()
    assert "Công ty Hoa Phượng" not in page
    assert "chưa đại diện" in page


def test_another_citizen_does_not_see_them(client: Client, representation: Representation) -> None:
    other = User.objects.create_user("congdan2", full_name="Lê Văn Minh")
    client.force_login(other, "django.contrib.auth.backends.ModelBackend")
    assert "Công ty Hoa Phượng" not in client.get(reverse("accounts:organisations")).content.decode()


@pytest.mark.parametrize("name", ["me", "organisations"])
def test_a_stranger_is_asked_to_sign_in(client: Client, name: str) -> None:
    url = reverse(f"accounts:{name}")
    assert client.get(url)["Location"] == f"{reverse('accounts:sign_in')}?next={url}"
