"""An export from its order to its file: the order is a row, the worker writes the file and tells how far it is."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone, translation

from accounts.models import User
from applications.desk.exports.sources import CHUNK, SOURCES, Row, columns_of
from applications.desk.exports.writing import CONTENT_TYPES, WRITERS
from applications.models import Export
from core.files import keep
from core.ledger import record
from core.outbox import Effect, promise


def order(user: User, subject: str, params: str, columns: list[str], format: str) -> Export:
    """The order, kept in the ledger: what leaves the portal as a list is personal data of many."""
    with transaction.atomic():
        export = Export.objects.create(
            user=user, subject=subject, params=params, columns=columns, format=format,
            language=translation.get_language() or "vi",
        )  # fmt: skip
        record(f"export:{export.pk}", "export.ordered", f"user:{user.pk}", list=subject, format=format)
        promise("export.write", f"export.write:{export.pk}", export_id=str(export.pk))
    return export


def write(export_id: UUID) -> Effect:
    """Writes what the officer may see now; a second try begins anew. The effect puts the file in its place."""
    export = Export.objects.select_related("user").get(pk=export_id)
    source, params, columns = SOURCES[export.subject], QueryDict(export.params), columns_of(export)
    Export.objects.filter(pk=export.pk).update(total=source.count(export.user, params), written=0)
    with translation.override(export.language), TemporaryDirectory(prefix="export-") as folder:
        path = Path(folder) / "list"
        rows = _counted(export, source.rows(export.user, params, columns))
        WRITERS[export.format](path, [str(column.label) for column in columns], rows)
        with path.open("rb") as file:
            blob = keep(file, CONTENT_TYPES[export.format])
    return partial(_finish, export, blob.pk)


def _counted(export: Export, rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows; now and then the order learns how many are written."""
    number = 0
    for number, row in enumerate(rows, start=1):
        if number % CHUNK == 0:
            Export.objects.filter(pk=export.pk).update(written=number)
        yield row
    Export.objects.filter(pk=export.pk).update(written=number, total=number)


def _finish(export: Export, blob: object) -> None:
    Export.objects.filter(pk=export.pk).update(blob=blob, finished_at=timezone.now())
    record(f"export:{export.pk}", "export.written", "system", rows=Export.objects.get(pk=export.pk).written)
