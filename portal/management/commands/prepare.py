"""Everything a portal needs before its programs start, in one process: starting Django once is most of the cost."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from applications.forgetting import promise_forgetting
from core.ledger.jobs import promise_anchor
from portal.static_files import collect_static


class Command(BaseCommand):
    help = "Migrates the database and collects static files; with --sample also fills the sample city."

    # `make check` looks for mistakes in the code; each start need not.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sample", action="store_true", help="fill the sample city and print its demo accounts")

    def handle(self, *args: Any, sample: bool, **options: Any) -> None:
        """Progress goes to standard error; standard output carries the accounts and nothing else."""
        call_command("migrate", verbosity=0, interactive=False)
        collect_static()
        with transaction.atomic():
            promise_anchor(tomorrow := timezone.localdate() + timedelta(days=1))
            promise_forgetting(tomorrow)
        if sample:
            call_command("sample_city", stdout=self.stderr)
            call_command("demo_accounts", stdout=self.stdout)
