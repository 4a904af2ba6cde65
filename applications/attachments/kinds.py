"""The kinds of file taken, known by their first bytes; and those often sent instead, with the way to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from core.text import Sentence


class Kind(StrEnum):
    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"


MAGIC = {b"%PDF-": Kind.PDF, b"\xff\xd8\xff": Kind.JPG, b"\x89PNG\r\n\x1a\n": Kind.PNG}
CONTENT_TYPES = {Kind.PDF: "application/pdf", Kind.JPG: "image/jpeg", Kind.PNG: "image/png"}
SUFFIXES = {Kind.PDF: (".pdf",), Kind.JPG: (".jpg", ".jpeg"), Kind.PNG: (".png",)}


@dataclass(frozen=True)
class Stranger:
    """A kind not taken: `magic` at `offset`, what it is, what to do."""

    magic: bytes
    what: Sentence
    mend: Sentence
    offset: int = 0


_PRINT = _("Hãy mở tệp rồi in ra PDF (Print to PDF), và tải bản PDF lên.")
_EXTRACT = _("Hãy giải nén và tải từng tệp PDF hoặc ảnh lên.")
_IMAGE = _("Hãy lưu lại ảnh ở dạng JPG hoặc PNG rồi tải lên.")
_NEVER = _("Hãy chọn lại đúng tệp PDF hoặc ảnh của giấy tờ.")
_IPHONE = _("Trên iPhone, vào Cài đặt › Camera › Định dạng, chọn “Tương thích nhất” rồi chụp lại.")

STRANGERS = (
    Stranger(b"MZ", _("chương trình chạy được trên Windows"), _NEVER),
    Stranger(b"\x7fELF", _("chương trình chạy được"), _NEVER),
    Stranger(b"#!", _("chương trình dạng văn bản"), _NEVER),
    Stranger(b"PK\x03\x04", _("tệp nén hoặc tài liệu Office (Word, Excel)"), _PRINT),
    Stranger(b"\xd0\xcf\x11\xe0", _("tài liệu Office đời cũ"), _PRINT),
    Stranger(b"{\\rtf", _("văn bản RTF"), _PRINT),
    Stranger(b"Rar!", _("tệp nén RAR"), _EXTRACT),
    Stranger(b"7z\xbc\xaf", _("tệp nén 7z"), _EXTRACT),
    Stranger(b"\x1f\x8b", _("tệp nén GZIP"), _EXTRACT),
    Stranger(b"ftyphei", _("ảnh HEIC của iPhone"), _IPHONE, offset=4),
    Stranger(b"ftypmif", _("ảnh HEIF"), _IPHONE, offset=4),
    Stranger(b"ftyp", _("phim"), _NEVER, offset=4),
    Stranger(b"WEBP", _("ảnh WebP"), _IMAGE, offset=8),
    Stranger(b"GIF8", _("ảnh GIF"), _IMAGE),
    Stranger(b"BM", _("ảnh BMP"), _IMAGE),
    Stranger(b"II*\x00", _("ảnh TIFF"), _IMAGE),
    Stranger(b"MM\x00*", _("ảnh TIFF"), _IMAGE),
    Stranger(b"<", _("trang web, SVG hoặc XML"), _PRINT),
)
UNKNOWN = Stranger(b"", _("loại tệp không nhận ra được"), _NEVER)


def kind_of(head: bytes) -> Kind | Stranger:
    """What the first bytes say, whatever the name says."""
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            return kind
    found = (stranger for stranger in STRANGERS if head.startswith(stranger.magic, stranger.offset))
    return next(found, UNKNOWN)
