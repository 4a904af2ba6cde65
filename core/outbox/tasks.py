"""The one Celery task: an id, nothing else. What to do stands in the row."""

from celery import shared_task

from core.outbox.perform import perform


@shared_task(name="outbox.perform")
def perform_job(row_id: int) -> None:
    perform(row_id)
