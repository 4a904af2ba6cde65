"""Looks into each bomb; prints the seconds of work it took, and the most megabytes the process held meanwhile."""

import contextlib
import io
import re
import time
from pathlib import Path

import django

from applications.attachments.inspect import inspect
from core.errors import Invalid
from procedures.definition.papers import PaperRequirement
from tests.corpus import images, pdfs

PAPER = PaperRequirement(id="giay", name={"vi": "Giấy", "en": "Paper"}, max_megabytes=20)
BOMBS = {
    "swelling": lambda: pdfs.swelling(2**27),
    "branching": pdfs.branching,
    "objects": lambda: pdfs.raw(pdfs.CATALOG, pdfs.PAGES, pdfs.PAGE, *([b"[ 1 2 3 ]"] * 99_000)),
    "text": lambda: images.png_of(8, 8, bytes(200), text=images.swelling_text()),
    "photograph": lambda: images.jpeg(7000, 7000),
    "photograph in passes": lambda: images.jpeg(7000, 7000, progressive=True),
    "picture": lambda: images.png_of(7000, 7000, bytes(7000 * 21001)),
}


def main() -> None:
    django.setup()
    for name, make in BOMBS.items():
        bomb = make()
        forget_peak()
        before = time.process_time()
        with contextlib.suppress(Invalid):
            inspect(io.BytesIO(bomb), "bom.pdf", PAPER)
        print(f"{name}: {time.process_time() - before:.3f} {peak():.0f}")


def forget_peak() -> None:
    """What making the bomb took is not counted."""
    Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """Megabytes of this program alone; getrusage would count the test process it was forked from."""
    (kilobytes,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main()
