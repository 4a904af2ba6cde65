"""`manage.py export_procedure CODE`: one definition as JSON, byte for byte what its fingerprint is of."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from core.errors import Denied
from procedures.exchange import export, version_to_export


class Command(BaseCommand):
    help = (
        "In định nghĩa của một thủ tục dạng JSON chuẩn: bản đang áp dụng, nếu chưa có thì bản mới nhất. "
        "SHA-256 của các byte in ra đúng bằng mã của phiên bản; chỉ thêm dấu xuống dòng khi in ra màn hình. "
        "Lược đồ JSON ở /api/v1/procedure-definition.schema.json."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Here --version is a procedure's, not the framework's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("code")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--version", type=int, metavar="N", dest="number", help="Phiên bản có số này.")
        which.add_argument("--draft", action="store_true", help="Bản đang soạn, chờ duyệt hoặc chờ hiệu lực.")

    def handle(self, *args: Any, code: str, number: int | None, draft: bool, **options: Any) -> None:
        """Prints the document; CommandError when there is no such version."""
        try:
            version = version_to_export(code, number=number, draft=draft)
        except Denied as error:
            raise CommandError(_("Không có phiên bản như vậy của thủ tục %(code)s.") % {"code": code}) from error
        self.stdout.write(export(version).decode(), ending="\n" if self.stdout.isatty() else "")
