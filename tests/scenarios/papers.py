"""Papers people hold: photographs and scans to hand in, and what is printed on those they get back."""

import subprocess
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.corpus import pdfs

FACE = Path(__file__).parents[2] / "core/pdf/fonts/Tinos-Regular.ttf"


def photograph(folder: Path, words: str) -> Path:
    """A page photographed with a telephone."""
    picture = Image.new("RGB", (1240, 1754), "#f4f0e4")
    ImageDraw.Draw(picture).text((120, 160), words, fill="#10233a", font=ImageFont.truetype(FACE, 64))
    file = folder / "IMG_0912.jpg"
    picture.save(file, "JPEG", quality=80)
    return file


def scan(folder: Path, name: str) -> Path:
    """A document scanned to a PDF."""
    return written(folder, name, pdfs.good())


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def must_say(pdf: Path, *words: str) -> None:
    """All of these are printed on it, in capitals or not."""
    read = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True)
    printed = " ".join(read.stdout.split())
    assert [each for each in words if each.casefold() not in printed.casefold()] == [], printed
