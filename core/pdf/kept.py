"""Kept pictures on a paper, such as a signature that was drawn: asked for by their name, never by a path."""

from core.files.rows import Blob

ASSET = "asset:file/"


def file_asset(blob: Blob) -> str:
    """The address by which a paper asks for a kept PNG or JPEG."""
    return f"{ASSET}{blob.pk}"


def file_of_asset(address: str) -> tuple[bytes, str]:
    """Bytes and type behind an address made by `file_asset`; DoesNotExist when nothing is kept by that name."""
    blob = Blob.objects.get(pk=address.removeprefix(ASSET))
    return blob.bytes(), blob.content_type
