"""QR codes of public addresses: never of personal data."""

import base64
from io import BytesIO
from urllib.parse import quote, unquote

import segno

ASSET = "asset:qr/"


def qr_svg(text: str) -> bytes:
    """The code as an SVG image without a margin, one unit a module, correction level M (15 % may be lost)."""
    image = BytesIO()
    code = segno.make_qr(text, error="m", boost_error=False)
    code.save(image, kind="svg", xmldecl=False, border=0, nl=False, omitsize=True)
    return image.getvalue()


def qr_data_uri(text: str) -> str:
    """The code as a data: address, for a page in a browser. On paper use `qr_asset`: papers open no data: address."""
    return "data:image/svg+xml;base64," + base64.b64encode(qr_svg(text)).decode()


def qr_asset(text: str) -> str:
    """The address by which a paper asks for the code of `text`; it holds the text itself, so nothing is fetched."""
    return ASSET + quote(text, safe="")


def qr_of_asset(address: str) -> bytes:
    """The image behind an address made by `qr_asset`."""
    return qr_svg(unquote(address.removeprefix(ASSET)))
