"""Looking into an image: it must be whole, of a size a screen can bear, and end where it ends."""

import re
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image

from applications.attachments.kinds import Kind
from applications.attachments.refusal import RETAKE, BadFile, damaged

MAX_PIXELS = 50_000_000
MAX_TRAILING = 1024
FORMATS = {Kind.JPG: "JPEG", Kind.PNG: "PNG"}
PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
# What cameras add behind the picture itself: further pictures (depth, brightness), Samsung's notes, a moment of film.
CAMERA_TRAILERS = (re.compile(rb"\xff\xd8\xff"), re.compile(rb"(?s).*SEFT\Z"), re.compile(rb"....ftyp"))
MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
END_OF_IMAGE = b"\xff\xd9"


def size_of(data: bytes, kind: Kind) -> tuple[int, int]:
    """Width and height in pixels; BadFile when the image is damaged, larger than 50 million pixels, or carries more."""
    try:
        with Image.open(BytesIO(data), formats=[FORMATS[kind]]) as image:
            size = image.size
            if size[0] * size[1] <= MAX_PIXELS:
                _decode(image)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:  # Pillow's readers fail in many ways on made-up bytes; each means the same to a person
        raise damaged() from error
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_large()
    behind = data[_end_of(data, kind) :]
    if len(behind) > MAX_TRAILING and not any(trailer.match(behind) for trailer in CAMERA_TRAILERS):
        raise BadFile(_("Ảnh “%(name)s” có dữ liệu lạ nối vào cuối."), RETAKE)
    return size


def _decode(image: Image.Image) -> None:
    """Enough to know that all of it is there: a PNG's checksums, a JPEG's scan at an eighth of its size."""
    if image.format == "PNG":
        image.verify()
        return
    image.draft("RGB", (image.width // 8, image.height // 8))
    image.load()


def _end_of(data: bytes, kind: Kind) -> int:
    if kind is Kind.PNG:
        return data.index(PNG_END) + len(PNG_END)
    position = 2
    while marker := MARKER.search(data, position):
        if marker[0] == END_OF_IMAGE:
            return marker.end()
        length = int.from_bytes(data[marker.end() : marker.end() + 2])
        position = marker.end() + length
    raise damaged()


def _too_large() -> BadFile:
    return BadFile(_("Ảnh “%(name)s” có kích thước quá lớn (hơn 50 triệu điểm ảnh)."), RETAKE)
