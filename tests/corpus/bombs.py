"""Looks into each bomb; prints the seconds of work it took, and at last the megabytes of memory of the whole process."""

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
    "swelling": lambda: pdfs.swelling(2**28),
    "branching": pdfs.branching,
    "objects": lambda: pdfs.raw(pdfs.CATALOG, pdfs.PAGES, pdfs.PAGE, *([b"[ 1 2 3 ]"] * 99_000)),
    "text": lambda: images.png_of(8, 8, bytes(200), text=images.swelling_text()),
    "picture": lambda: images.png_of(7000, 7000, bytes(7000 * 21001)),
}


def main() -> None:
    django.setup()
    for name, make in BOMBS.items():
        bomb = make()
        before = time.process_time()
        with contextlib.suppress(Invalid):
            inspect(io.BytesIO(bomb), "bom.pdf", PAPER)
        print(name, time.process_time() - before)
    print("memory", peak_kilobytes() / 1024)


def peak_kilobytes() -> int:
    """Of this program alone; getrusage would count the test process it was forked from."""
    (line,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(line)


if __name__ == "__main__":
    main()
