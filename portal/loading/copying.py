"""Rows by PostgreSQL's COPY: what differs from row to row first, what a mould has in common ready-made behind it."""

import io
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, models

NULL = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Table:
    """A table and those of its columns that differ from row to row; a column not named keeps the model's default."""

    def __init__(self, model: type[models.Model], *varying: str) -> None:
        self.model, self.varying = model, varying
        self.rest = [
            each for each in model._meta.concrete_fields if each.column not in varying and not _is_serial(each)
        ]

    def constants(self, row: models.Model) -> str:
        """The end of each line that is cast from this row, with its line feed."""
        return "".join(f"\t{_text(each, getattr(row, each.attname))}" for each in self.rest) + "\n"

    def copy(self, lines: Iterable[str]) -> None:
        """Writes the lines, without asking of each again whether what it refers to is there."""
        columns = ", ".join(f'"{name}"' for name in (*self.varying, *(each.column for each in self.rest)))
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.copy_expert(
                f'COPY "{self.model._meta.db_table}" ({columns}) FROM STDIN', io.StringIO("".join(lines))
            )
            cursor.execute("SET session_replication_role = DEFAULT")


def quoted(text: str) -> str:
    """A text as COPY reads it."""
    return text.translate(ESCAPES)


def _is_serial(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.AutoField)


def _text(field: "models.Field[Any, Any]", value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(field, models.JSONField):
        return quoted(json.dumps(value, ensure_ascii=False))
    if isinstance(value, datetime):
        return value.isoformat()
    return quoted(str(value)) if not isinstance(value, bool) else "t" if value else "f"
