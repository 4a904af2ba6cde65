"""`manage.py import_procedure FILE`: a draft of the definition in a file, and what the gate finds in it."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from core.errors import PortalError
from procedures.exchange import Unfit, import_document
from procedures.gate import check_all, has_errors
from procedures.gate.reading import LARGEST
from procedures.management.commands.check_procedure import as_text
from procedures.models import ProcedureVersion


class Command(BaseCommand):
    help = (
        "Bắt đầu một bản nháp từ tệp JSON do export_procedure in ra, rồi nêu những gì cần sửa trước khi công bố. "
        "Tệp không đọc được thành định nghĩa thì không nhập, và mỗi chỗ sai được nêu."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--user", metavar="NAME", help="Người soạn. Không cần khi chỉ một người được soạn.")
        parser.add_argument("--replace-draft", action="store_true", help="Bỏ bản nháp đang mở của thủ tục này.")

    def handle(self, *args: Any, file: Path, user: str | None, replace_draft: bool, **options: Any) -> None:
        """Prints the draft's number and the findings; CommandError, with nothing changed, where it is refused."""
        text = _bytes_of(file)
        try:
            version = import_document(
                editor(user), text, origin=_("tệp %(name)s") % {"name": file.name}, replace_draft=replace_draft
            )
        except Unfit as error:
            raise CommandError(as_text(False, error.findings)) from error
        except PortalError as error:
            raise CommandError(str(error.message)) from error
        self._tell(version, text)

    def _tell(self, version: ProcedureVersion, text: bytes) -> None:
        words = {"number": version.number, "code": version.procedure.code, "sha256": version.sha256}
        self.stdout.write(_("Bản nháp số %(number)s của thủ tục %(code)s, SHA-256 %(sha256)s.") % words)
        found = check_all(text)
        self.stdout.write(as_text(not has_errors(found), found))


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            # One byte more than may be: enough to know that it is too large.
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(_("Không mở được %(file)s: %(error)s") % {"file": file, "error": error}) from error


def editor(name: str | None) -> User:
    """The person with this name to sign in; without one, the only person trusted with writing procedures."""
    if name:
        users = list(User.objects.filter(username=name))
    else:
        held = RoleAssignment.objects.filter(role=Role.PROCEDURE_EDITOR).values("user")
        users = list(User.objects.filter(pk__in=held)[:2])
    if len(users) != 1:
        raise CommandError(_("Hãy nêu người soạn: --user TÊN_ĐĂNG_NHẬP."))
    return users[0]
