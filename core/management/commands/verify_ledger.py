"""manage.py verify_ledger: reads every chain and every anchor again; exit status 1 if one does not hold."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.ledger.verify import findings
from core.ledger.verify_anchors import anchor_findings
from core.models import Anchor, LedgerEntry


class Command(BaseCommand):
    help = "Verify that no ledger entry was changed, removed or inserted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--subject", help="one chain only, such as dossier:<uuid>")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(findings(options["subject"]))
        found += [] if options["subject"] else anchor_findings()
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} findings")
        self.stdout.write(f"ledger ok: {LedgerEntry.objects.count()} entries, {Anchor.objects.count()} anchors")
