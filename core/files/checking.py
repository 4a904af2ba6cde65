"""Do rows and files agree? Both ways, and to the byte."""

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from core.files.rows import Blob

# A file younger than this may still be waiting for its row.
GRACE_SECONDS = 24 * 3600


def findings() -> Iterator[str]:
    """A sentence for each row whose file is missing or differs, and for each file a day old without a row."""
    known = set()
    for blob in Blob.objects.iterator():
        known.add(blob.path)
        yield from _row_finding(blob)
    for path in _old_files(Path(settings.MEDIA_ROOT)):
        if path not in known:
            yield f"file {path}: no row"


def _row_finding(blob: Blob) -> Iterator[str]:
    try:
        with blob.path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        yield f"blob {blob.pk}: file missing"
        return
    if found != blob.sha256:
        yield f"blob {blob.pk}: bytes differ from those kept"


def _old_files(room: Path) -> Iterator[Path]:
    before = time.time() - GRACE_SECONDS
    for folder in ("tmp", "blobs"):
        yield from (path for path in (room / folder).rglob("*") if path.is_file() and _changed_at(path) < before)


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # moved into place, or given up, since it was listed
        return time.time()
