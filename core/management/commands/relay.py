"""manage.py relay: publishes promised jobs to Celery until it is told to stop."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from core.outbox import relay


class Command(BaseCommand):
    help = "Publish promised jobs to the Celery workers. Any number may run."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        relay.run(stop)
