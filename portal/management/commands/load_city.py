"""A city of ten years of work, to measure the portal on."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.loading import load_city


class Command(BaseCommand):
    help = "Fills the sample city on PostgreSQL with invented dossiers of ten years, 5,000 officers, 2,300 procedures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dossiers", type=int, default=1_000_000)

    def handle(self, *args: Any, dossiers: int, **options: Any) -> None:
        """Raises CommandError on another database, and where the city has dossiers already."""
        if connection.vendor != "postgresql":
            raise CommandError("load_city needs PostgreSQL: it writes by COPY")
        began = time.monotonic()
        try:
            load_city(dossiers, say=self.stderr.write)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{dossiers} dossiers in {time.monotonic() - began:.0f} s")
