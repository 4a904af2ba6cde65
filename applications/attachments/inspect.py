"""Looking into a file as it arrives: by its content, never by its name. Nothing of it is run, unpacked or drawn."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from applications.attachments import image, pdf
from applications.attachments.kinds import CONTENT_TYPES, Kind, Stranger, kind_of
from applications.attachments.names import clean_name, name_for
from applications.attachments.refusal import BadFile
from procedures.definition.papers import PaperRequirement

__all__ = ["Inspected", "clean_name", "inspect"]


@dataclass(frozen=True)
class Inspected:
    """What the file is: its cleaned name with the extension of its kind, and `pages` of a PDF."""

    name: str
    kind: Kind
    pages: int | None = None

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.kind]


def inspect(file: IO[bytes], name: str, paper: PaperRequirement) -> Inspected:
    """Reads the file from its start and says what it is; Invalid with what is wrong and how to mend it.

    At most the allowed size is read; decoding is bounded in memory (under 300 MB) and time (under 2 s).
    """
    try:
        data = _read(file, paper.max_megabytes * 2**20)
        kind = _taken_kind(data, paper)
        if kind is Kind.PDF:
            return Inspected(name_for(name, kind), kind, pages=pdf.pages_of(data))
        image.size_of(data, kind)
        return Inspected(name_for(name, kind), kind)
    except BadFile as bad:
        raise bad.for_person(clean_name(name)) from bad


def _read(file: IO[bytes], limit: int) -> bytes:
    file.seek(0)
    data = file.read(limit + 1)
    if not data:
        raise BadFile(_("Tệp “%(name)s” rỗng, không có nội dung."), _("Hãy mở thử tệp trên máy rồi chọn lại."))
    if len(data) > limit:
        raise BadFile(
            _("Tệp “%(name)s” lớn hơn %(limit)s."),
            _("Hãy giảm độ phân giải khi quét (200 dpi là đủ) hoặc tách thành nhiều tệp."),
            limit=filesizeformat(limit),
        )
    return data


def _taken_kind(data: bytes, paper: PaperRequirement) -> Kind:
    kind = kind_of(data[:16])
    if isinstance(kind, Stranger):
        raise BadFile(_("Tệp “%(name)s” là %(what)s."), kind.mend, what=kind.what)
    if kind not in paper.types:
        taken = ", ".join(allowed.upper() for allowed in paper.types)
        raise BadFile(
            _("Tệp “%(name)s” là %(kind)s; giấy tờ này chỉ nhận %(taken)s."),
            _("Hãy chuyển sang dạng được nhận rồi tải lên."),
            kind=kind.upper(),
            taken=taken,
        )
    if _is_archive_too(data):
        raise BadFile(_("Tệp “%(name)s” giấu một tệp nén bên trong."), _("Hãy quét hoặc in lại giấy tờ ra tệp mới."))
    return kind


def _is_archive_too(data: bytes) -> bool:
    """Archives are read from their end, so that a file may be both: its directory must really be there to count."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return bool(archive.filelist)
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
