"""Looking into a PDF: it must open whole and without a password, and do nothing by itself."""

import re
from io import BytesIO

import pikepdf
from django.utils.translation import gettext_lazy as _
from pikepdf.settings import set_qpdf_limits

from applications.attachments.refusal import REPRINT, BadFile, damaged
from core.text import Sentence

MAX_PAGES = 500
MAX_OBJECTS = 100_000
END = b"%%EOF"
MAX_TRAILING = 1024
# A stream that swells beyond this is a bomb; whole pages are never decoded here, only tables and packed objects.
MAX_STREAM = 32 * 2**20
set_qpdf_limits(flate_max_memory=MAX_STREAM, png_max_memory=MAX_STREAM, run_length_max_memory=MAX_STREAM)

STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
NAME = re.compile(rb"/[^\s/<>\[\]()]+")
_SCRIPT, _FILE, _LAUNCH = _("mã lệnh JavaScript"), _("tệp khác đính kèm bên trong"), _("lệnh mở chương trình")
_SENDING, _FORM, _MEDIA = _("lệnh gửi dữ liệu đi"), _("biểu mẫu động XFA"), _("nội dung đa phương tiện")
ACTIVE: dict[bytes, Sentence] = {
    b"/JavaScript": _SCRIPT,
    b"/JS": _SCRIPT,
    b"/Launch": _LAUNCH,
    b"/EmbeddedFile": _FILE,
    b"/EmbeddedFiles": _FILE,
    b"/GoToE": _FILE,
    b"/SubmitForm": _SENDING,
    b"/ImportData": _SENDING,
    b"/XFA": _FORM,
    b"/RichMedia": _MEDIA,
}


def pages_of(data: bytes) -> int:
    """How many pages; BadFile when the PDF is damaged, locked, active, too long, or goes on behind its end."""
    if len(data[data.rfind(END) + len(END) :].strip()) > MAX_TRAILING:
        raise BadFile(_("Tệp PDF “%(name)s” có dữ liệu lạ nối vào cuối."), REPRINT)
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            return _looked_into(pdf)
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except (pikepdf.PikepdfError, RuntimeError, ValueError) as error:
        raise damaged() from error


def _looked_into(pdf: pikepdf.Pdf) -> int:
    if pdf.is_encrypted:
        raise _locked()
    if len(pdf.objects) > MAX_OBJECTS:
        raise BadFile(_("Tệp PDF “%(name)s” quá phức tạp."), REPRINT)
    pages = len(pdf.pages)
    if pages > MAX_PAGES:
        raise BadFile(_("Tệp PDF “%(name)s” dài quá 500 trang."), _("Hãy tách thành nhiều tệp."))
    if pages == 0:
        raise damaged()
    _refuse_active(pdf)
    if pdf.get_warnings():  # something could not be read here; a kinder reader might read it, and do what it says
        raise damaged()
    return pages


def _refuse_active(pdf: pikepdf.Pdf) -> None:
    """Every object is asked, wherever it hangs; names are compared as qpdf writes them, so that no #4a hides a J."""
    for item in pdf.objects:
        for name in NAME.findall(STRING.sub(b"", _written(item))):
            if name in ACTIVE:
                raise BadFile(_("Tệp PDF “%(name)s” chứa %(what)s."), REPRINT, what=ACTIVE[name])


def _written(item: object) -> bytes:
    """An object as qpdf writes it; of a stream, what is said about it. Lone numbers and the like are of no account."""
    if isinstance(item, pikepdf.Stream):
        return item.stream_dict.unparse()
    return item.unparse(resolved=True) if isinstance(item, pikepdf.Object) else b""


def _locked() -> BadFile:
    return BadFile(_("Tệp PDF “%(name)s” bị khóa bằng mật khẩu."), _("Hãy gỡ mật khẩu, hoặc quét lại, rồi tải lên."))
