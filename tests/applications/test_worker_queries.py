"""What the worker asks of the database for one whole filing."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from applications.models import Paper
from core.models import OutboxRow
from core.outbox.perform import perform
from tests.applications.stories import BIRTH, BUILDING, COPIES, NEWBORN, filed

WORKER_QUERIES = 25


@pytest.mark.parametrize("code", [BIRTH, COPIES, NEWBORN, BUILDING])
def test_a_filing_costs_the_worker_few_queries(citizen: User, code: str) -> None:
    """Acknowledgement printed and kept, mail sent, both marked done: all that a filing promises for now."""
    dossier = filed(citizen, code)
    promised = list(OutboxRow.objects.filter(available_at__lte=timezone.now()).values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as asked:
        for row_id in promised:
            perform(row_id)
    assert not OutboxRow.objects.filter(pk__in=promised, done_at=None).exists()
    assert Paper.objects.get(dossier=dossier, key="acknowledgement").blob is not None
    assert [message.to for message in mail.outbox] == [[dossier.applicant_email]]
    assert len(asked) <= WORKER_QUERIES
