"""Jobs that were given up: which, and how a person sets one going again."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.errors import Denied
from core.ledger import record
from core.outbox.row import OutboxRow


def given_up() -> QuerySet[OutboxRow]:
    """The jobs a person must look at, the oldest first."""
    return OutboxRow.objects.filter(done_at=None).exclude(failed_at=None).order_by("failed_at")


def retry(row_id: int, actor: str) -> None:
    """Sets a job that was given up going again, and records who did. Denied when it is not among them."""
    with transaction.atomic():
        taken = given_up().filter(pk=row_id).update(failed_at=None, lease_until=None, available_at=timezone.now())
        if not taken:
            raise Denied
        record(f"outbox:{row_id}", "job.retried", actor)
