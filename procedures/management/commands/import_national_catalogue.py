"""`manage.py import_national_catalogue PATH`: the national catalogue, as information beside the city's own."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from procedures.national.importing import import_catalogue


class Command(BaseCommand):
    help = (
        "Nhập danh mục thủ tục hành chính quốc gia từ một thư mục các tệp .json hoặc một tệp. Nhập lại là cập nhật. "
        "Dòng cuối cùng là số đếm dạng JSON; tệp không nhập được nêu ở stderr kèm lý do. "
        "Mã thoát 0 khi chạy hết danh mục, kể cả khi có tệp hỏng; khác 0 chỉ khi không mở được PATH."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--warnings", action="store_true", help="Nêu từng chỗ không hiểu được (ở stderr).")

    def handle(self, *args: Any, path: Path, warnings: bool, **options: Any) -> None:
        """Imports, tells failures on stderr, and ends with one line of counts."""
        if not path.exists():
            raise CommandError(f"Không có tệp hoặc thư mục {path}")
        try:
            counts = import_catalogue(path, self._failed, self.stderr.write if warnings else str)
        except OSError as error:
            raise CommandError(f"Không mở được {path}: {error}") from error
        self.stdout.write(json.dumps(counts))

    def _failed(self, sentence: str) -> None:
        self.stderr.write(f"không nhập được {sentence}")
