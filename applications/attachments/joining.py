"""Several photographs of pages become one PDF, in the order given."""

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from PIL import Image, ImageOps

# A4 at 300 dpi: what is photographed larger says no more.
LONGEST = 3508
A4_INCHES = 11.69
SHARP = 85


def join_images(images: Iterable[bytes]) -> bytes:
    """The PDF, a page an image, each of whole A4 height. The images were looked into before (inspect)."""
    book, kept = pikepdf.new(), BytesIO()
    for image in images:
        with pikepdf.open(BytesIO(_page(image))) as page:
            book.pages.extend(page.pages)
    book.save(kept)
    return kept.getvalue()


def _page(data: bytes) -> bytes:
    """Upright as it was held, without what the camera wrote beside the picture."""
    kept = BytesIO()
    with Image.open(BytesIO(data), formats=["JPEG", "PNG"]) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((LONGEST, LONGEST))
    upright.save(kept, "PDF", resolution=max(upright.size) / A4_INCHES, quality=SHARP)
    return kept.getvalue()
