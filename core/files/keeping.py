"""Keeping bytes: hashed on the way to a temporary file, synced, renamed into place; then the row that makes it real."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid, PortalError
from core.files.rows import Blob

CHUNK = 1024 * 1024
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NoRoom(PortalError):
    """The disk holds no more (507). Nothing was kept."""

    status = 507


def keep(data: bytes | IO[bytes], content_type: str, limit: int | None = None) -> Blob:
    """The bytes, from where `data` stands to its end, as a kept file.

    Invalid over `limit` bytes, NoRoom when the disk is full: then nothing of it is left. A crash, or a transaction
    rolled back around this call, leaves at worst a file without a row (core.files.checking).
    """
    blob = Blob(content_type=content_type)
    temporary = Path(settings.MEDIA_ROOT) / "tmp" / str(blob.pk)
    with _all_or_nothing(temporary):
        blob.sha256, blob.size = _write(BytesIO(data) if isinstance(data, bytes) else data, temporary, limit)
        _settle(temporary, blob.path)
    blob.save(force_insert=True)
    return blob


@contextmanager
def _all_or_nothing(temporary: Path) -> Iterator[None]:
    temporary.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom(_("Kho lưu tệp đã đầy nên tệp chưa được lưu. Hãy thử lại sau ít phút.")) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _write(source: IO[bytes], target: Path, limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if limit is not None and size > limit:
                raise Invalid(_("Tệp lớn hơn mức cho phép là %(limit)s.") % {"limit": filesizeformat(limit)})
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _settle(temporary: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary.rename(place)
    for folder in (place.parent, place.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    """A rename is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
