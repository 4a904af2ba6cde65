"""Kept pictures on a paper, such as a signature that was drawn: asked for by their name, never by a path."""

from uuid import UUID

ASSET = "asset:file/"


def file_asset(blob: UUID) -> str:
    """The address by which a paper asks for a kept PNG or JPEG."""
    return f"{ASSET}{blob}"


def file_of_asset(address: str) -> tuple[bytes, str]:
    """Bytes and type behind an address made by `file_asset`; DoesNotExist when nothing is kept by that name."""
    from core.models import Blob  # the press itself needs no database

    blob = Blob.objects.get(pk=address.removeprefix(ASSET))
    return blob.bytes(), blob.content_type
