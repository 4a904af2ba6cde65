"""manage.py check_files: compares every kept file with its row; exit status 1 if they do not agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.files.checking import findings
from core.models import Blob


class Command(BaseCommand):
    help = "Verify that every kept file is there, unchanged, and that no other file is."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(findings())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} findings")
        self.stdout.write(f"files ok: {Blob.objects.count()}")
