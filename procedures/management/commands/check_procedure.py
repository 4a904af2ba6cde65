"""`manage.py check_procedure FILE.json [--json]`: everything the gate finds in one definition."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from procedures.gate import Finding, Severity, check_all, has_errors
from procedures.gate.reading import LARGEST


class Command(BaseCommand):
    help = (
        "Kiểm tra một tệp định nghĩa thủ tục. Mã thoát 0 khi công bố được, 1 khi có lỗi. "
        'Với --json chỉ in {"ok": …, "findings": […]}; các mã được giải thích ở docs/findings.md.'
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json", help="In kết quả dạng JSON.")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        """Prints the findings; SystemExit(1) where one is an error, CommandError where there is no such file."""
        try:
            with file.open("rb") as opened:
                # One byte more than may be: enough to know that it is too large.
                found = check_all(opened.read(LARGEST + 1))
        except OSError as error:
            raise CommandError(f"Không mở được {file}: {error}") from error
        ok = not has_errors(found)
        self.stdout.write(as_text(ok, found) if not as_json else as_data(ok, found))
        if not ok:
            raise SystemExit(1)


def as_data(ok: bool, found: list[Finding]) -> str:
    plain = [
        {"code": each.code, "severity": each.severity.value, "path": each.path, "message": str(each.message)}
        for each in found
    ]
    return json.dumps({"ok": ok, "findings": plain}, ensure_ascii=False)


def as_text(ok: bool, found: list[Finding]) -> str:
    """Errors, then warnings, each group by place; and whether it may be published."""
    lines: list[str] = []
    for severity, title in ((Severity.ERROR, _("LỖI")), (Severity.WARNING, _("CẢNH BÁO"))):
        group = [each for each in found if each.severity is severity]
        lines += [f"{title} ({len(group)})"] if group else []
        lines += [f"  {each.path or '.'}\n    {each.message} [{each.code}]" for each in group]
    return "\n".join([*lines, _("Công bố được.") if ok else _("Chưa công bố được.")])
