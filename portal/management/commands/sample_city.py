"""Fills a new portal with the sample city, so that everything can be tried."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.sample import build_city
from applications.tickets.seed import seed_groups
from core.calendar.rows import prefill
from procedures.seeds import load


class Command(BaseCommand):
    help = "Writes the sample city: agencies, people, working days and procedures. Again does no harm."

    def handle(self, *args: Any, **options: Any) -> None:
        written = build_city()
        year = timezone.localdate().year
        prefill(range(year - 1, year + 11))
        load()
        seed_groups()
        self.stdout.write("Sample city written." if written else "Sample city is up to date.")
