"""Jobs that were given up: who sees them, and what trying again does."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core.models import LedgerEntry, OutboxRow
from tests.city import PEOPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> OutboxRow:
    PEOPLE.write()
    now = timezone.now()
    return OutboxRow.objects.create(
        job="paper.print",
        key="paper.print:7",
        available_at=now,
        attempts=5,
        failed_at=now,
        error="OSError: <b>đĩa đầy</b>",
    )


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_technical_administrator_sets_a_job_going_again(row: OutboxRow) -> None:
    client = signed_in("kythuat")
    page = client.get(reverse("portal:operations"))
    assert "paper.print:7" in page.content.decode()
    assert "<b>đĩa đầy</b>" not in page.content.decode()
    answer = client.post(reverse("portal:retry_job", args=[row.pk]))
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.failed_at is None
    assert row.attempts == 5, "the count is the fencing token: it only grows"
    assert LedgerEntry.objects.get(subject=f"outbox:{row.pk}").event == "job.retried"
    assert client.post(reverse("portal:retry_job", args=[row.pk])).status_code == 404


@pytest.mark.parametrize("name", ["tiepnhan", "lanhdao", "quantri", "congdan"])
def test_to_everybody_else_the_page_does_not_exist(row: OutboxRow, name: str) -> None:
    client = signed_in(name)
    assert client.get(reverse("portal:operations")).status_code == 404
    assert client.post(reverse("portal:retry_job", args=[row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.failed_at is not None
    assert not LedgerEntry.objects.exists()


def test_a_stranger_is_asked_to_sign_in_as_an_officer(row: OutboxRow) -> None:
    answer = Client().get(reverse("portal:operations"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:staff_sign_in"))
