"""Ink on paper: one way to a PDF, and the fonts, style and QR codes that go on it."""

from collections.abc import Mapping

from core.pdf.kept import file_asset
from core.pdf.qr import qr_asset, qr_data_uri

__all__ = ["file_asset", "qr_asset", "qr_data_uri", "render_pdf"]


def render_pdf(template: str, context: Mapping[str, object], *, title: str) -> bytes:
    """The paper as tagged PDF/A-3a in Vietnamese, the same bytes for the same input; Invalid when it is too long.

    WeasyPrint is imported at the first paper, so that the portal starts where Pango is missing.
    """
    from core.pdf.press import print_paper

    return print_paper(template, {**context, "title": title})
