"""manage.py worker: the embedded worker, relay and Celery worker in one process over memory://."""

import threading
import warnings
from typing import Any

from celery import current_app
from celery.exceptions import SecurityWarning
from django.core.management.base import BaseCommand

from core.outbox import relay


class Command(BaseCommand):
    help = "Run relay and Celery worker in one process (no broker needed)."

    def handle(self, *args: Any, **options: Any) -> None:
        # The warning is about messages of others; here nobody else reaches the broker.
        warnings.filterwarnings("ignore", category=SecurityWarning)
        stop = threading.Event()
        threading.Thread(target=relay.run, args=(stop,), name="relay", daemon=True).start()
        worker = current_app.Worker(
            pool="threads", concurrency=1, without_gossip=True, without_mingle=True, without_heartbeat=True, quiet=True
        )
        try:
            worker.start()
        finally:
            stop.set()
