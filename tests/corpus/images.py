"""Images, good and hostile, made from nothing each time."""

import struct
import zlib
from collections.abc import Iterable
from io import BytesIO

from PIL import Image


def jpeg(width: int = 640, height: int = 480, **how: object) -> bytes:
    return _saved("JPEG", width, height, quality=80, **how)


def png(width: int = 640, height: int = 480) -> bytes:
    return _saved("PNG", width, height)


def _saved(kind: str, width: int, height: int, **how: object) -> bytes:
    out = BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(out, kind, **how)
    return out.getvalue()


def other(kind: str) -> bytes:
    """The same picture as GIF, BMP, TIFF or WEBP."""
    return _saved(kind, 64, 64)


def phone_photographs() -> Iterable[tuple[str, bytes]]:
    """What cameras really make: a second picture, notes, or a moment of film behind the first picture."""
    yield "second picture", jpeg() + jpeg(320, 240)
    yield "notes", jpeg() + b"\x00\x00\x01\x0a" + b"Image_UTC_Data" * 200 + b"SEFT"
    yield "film", jpeg() + b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 5000
    yield "scanned in passes", jpeg(progressive=True)
    yield "with a thumbnail that has an end of its own", _with_thumbnail()


def _with_thumbnail() -> bytes:
    thumbnail = b"Exif\x00\x00" + jpeg(64, 48)
    return jpeg()[:2] + b"\xff\xe1" + struct.pack(">H", len(thumbnail) + 2) + thumbnail + jpeg()[2:]


def broken() -> Iterable[tuple[str, bytes]]:
    whole_jpeg, whole_png = jpeg(), png()
    for tenth in (1, 5, 9):
        yield f"{tenth}0 % of a JPEG", whole_jpeg[: len(whole_jpeg) * tenth // 10]
        yield f"{tenth}0 % of a PNG", whole_png[: len(whole_png) * tenth // 10]
    yield "PNG with a false checksum", whole_png[:200] + bytes([whole_png[200] ^ 1]) + whole_png[201:]
    yield "PNG of no width", png_of(0, 10, b"")
    yield "PNG with a text that swells", png_of(8, 8, bytes(8 * 25), text=swelling_text())
    yield "JPEG of noise", b"\xff\xd8\xff\xe0" + b"\x13\x37" * 4000


def swelling_text() -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(128)) + packer.flush()


def png_of(width: int, height: int, rows: bytes, text: bytes = b"") -> bytes:
    """A PNG that claims this size, whatever its rows hold."""
    data = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    if text:
        data += _chunk(b"zTXt", b"Comment\x00\x00" + text)
    return data + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
