"""Forgetting bytes nobody may keep."""

from django.db import transaction

from core.files.rows import Blob


def forget(blob: Blob) -> None:
    """The row goes in the caller's transaction, the file once that is certain.

    A crash between the two leaves a file without a row (core.files.checking).
    """
    path = blob.path
    blob.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
