"""manage.py check_invariants: looks again at everything that must hold; exit status 1 where something does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from applications.invariants import INVARIANTS


class Command(BaseCommand):
    help = "Check all invariants of this database; it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for invariant in INVARIANTS:
            found = list(invariant.findings())
            count += len(found)
            self.stdout.write(f"{'ok  ' if not found else 'FAIL'} {invariant.code}: {invariant.sentence}")
            for sentence in found[:20]:
                self.stderr.write(f"     {sentence}")
        if count:
            raise CommandError(f"{count} findings")
