"""The press: the only importer of WeasyPrint. It opens no address, and sets text only in the fonts kept beside it."""

import gc
import os
import re
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from PIL import ImageFile
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from core.errors import Invalid
from core.pdf import kept, qr
from core.pdf.carried import Carried
from core.pdf.typeset import Place, Typeset

HERE = Path(__file__).parent
MAX_CHARACTERS = 120_000
MAX_PAGES = 60
LETTER = r"(?:&#?\w+;|[^ \t\r\n<&])"
LONG_WORD = re.compile(LETTER + "{60,}")
PIECE = re.compile(LETTER + "{20}")
TAG = re.compile(r"(<[^>]*>)")
ARCHIVED = {"pdf_variant": "pdf/a-3a", "output_intent": "srgb"}
POINTS = 72 / 96  # a CSS pixel

# WeasyPrint makes Pillow forgive broken images in the whole process, where attachments are looked into as well.
ImageFile.LOAD_TRUNCATED_IMAGES = False
# Pango's font map serves one thread at a time.
_turn = threading.Lock()
# What the process has loaded by now stays: the collector need not look through it at every paper (8 % faster).
gc.freeze()


class NothingFetched(URLFetcher):  # type: ignore[misc]
    """Denies every address there is (http, file, data, …); QR codes are drawn, kept pictures read, by our names."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(qr.ASSET):
            return URLFetcherResponse(url, qr.qr_of_asset(url), {"Content-Type": "image/svg+xml"})
        if url.startswith(kept.ASSET):
            picture, content_type = kept.file_of_asset(url)
            return URLFetcherResponse(url, picture, {"Content-Type": content_type})
        raise ValueError(f"A paper may not open {url[:200]}")


def print_paper(
    template: str,
    context: Mapping[str, object],
    variant: Mapping[str, str] = ARCHIVED,
    carries: Carried | None = None,
) -> Typeset:
    """The template printed, as PDF/A-3a; raises Invalid over MAX_CHARACTERS of HTML or MAX_PAGES pages."""
    with translation.override("vi"):
        rendered = render_to_string(template, dict(context))
    html = _breakable(rendered)
    if len(html) > MAX_CHARACTERS:
        raise Invalid(_("Nội dung quá dài để in thành một giấy. Hãy rút gọn các phần tự nhập rồi làm lại."))
    with _turn:
        document = _lay_out(html, variant)
        if len(document.pages) > MAX_PAGES:
            raise Invalid(_("Giấy dài hơn %(pages)d trang. Hãy rút gọn các phần tự nhập.") % {"pages": MAX_PAGES})
        files = [_file(carries, rendered)] if carries else []
        pdf = bytes(document.write_pdf(**variant, pdf_identifier=True, attachments=files, finisher=_named_once))
    return Typeset(pdf, dict(_places(document)))


def _file(carries: Carried, html: str) -> Attachment:
    at = carries.at.astimezone(UTC)
    about = {"name": "data.json", "description": "Dữ liệu in trên giấy", "relationship": "Data"}
    return Attachment(string=carries.printed_in(html), created=at, modified=at, **about)


def _named_once(_document: Document, pdf: Any) -> None:
    """WeasyPrint names each file twice among those that belong to the paper."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _places(document: Document) -> Iterator[tuple[str, Place]]:
    for number, page in enumerate(document.pages):
        for name, (left, top, right, bottom) in page.anchors.items():
            sides = (left, page.height - bottom, right, page.height - top)
            yield name, Place(number, *(side * POINTS for side in sides))


def _breakable(html: str) -> str:
    """Zero-width spaces inside words of 60 letters and more: the time for an unbroken text grows with its square."""
    return "".join(part if part.startswith("<") else LONG_WORD.sub(_in_pieces, part) for part in TAG.split(html))


def _in_pieces(word: re.Match[str]) -> str:
    return PIECE.sub("\\g<0>\u200b", word[0])


def _lay_out(html: str, variant: Mapping[str, str]) -> Document:
    page = HTML(string=html, url_fetcher=NothingFetched())
    return page.render(font_config=_fonts(), stylesheets=[_style()], **variant)


@cache
def _fonts() -> FontConfiguration:
    """Made once a process, of our fonts alone: without @font-face there are no copies and no set-up for each paper."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts" / "fonts.conf")
    try:
        return FontConfiguration()
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def _style() -> CSS:
    return CSS(string=(HERE / "style.css").read_text(), font_config=_fonts(), url_fetcher=NothingFetched())
