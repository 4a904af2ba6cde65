"""Ink on paper: one way to a PDF, and the fonts, style and QR codes that go on it."""

from collections.abc import Mapping

from core.pdf.carried import Carried
from core.pdf.kept import file_asset
from core.pdf.qr import qr_asset, qr_data_uri
from core.pdf.typeset import Place, Typeset

__all__ = [
    "Carried",
    "Place",
    "Typeset",
    "file_asset",
    "qr_asset",
    "qr_data_uri",
    "render_pdf",
    "render_picture",
    "typeset",
]


def render_pdf(template: str, context: Mapping[str, object], *, title: str) -> bytes:
    """The paper as tagged PDF/A-3a in Vietnamese, the same bytes for the same input; Invalid when it is too long."""
    return typeset(template, context, title=title).pdf


def typeset(template: str, context: Mapping[str, object], *, title: str, carries: Carried | None = None) -> Typeset:
    """The same, and where on it the elements with an id stand; it carries its data as the file data.json.

    WeasyPrint is imported at the first paper, so that the portal starts where Pango is missing.
    """
    from core.pdf.press import print_paper

    return print_paper(template, {**context, "title": title}, carries=carries)


def render_picture(template: str, context: Mapping[str, object]) -> bytes:
    """One page to be laid into another paper: plain PDF with its fonts, without the tags of a document."""
    from core.pdf.press import print_paper

    return print_paper(template, context, variant={}).pdf
