"""How long from starting the web server until it answers."""

import statistics
import time
from collections.abc import Iterator

from bench import programs
from bench.figures import Figure, at_most
from bench.stage import Stage
from processes import eventually, running
from tests.services import answers


def start(stage: Stage) -> Iterator[Figure]:
    alive, home = zip(*(_once() for _ in range(3)), strict=True)
    yield at_most("start.alive", statistics.median(alive), "s", 3)
    yield at_most("start.home", statistics.median(home), "s", 3)


def _once() -> tuple[float, float]:
    """Seconds to the first 200 of /livez, and to the first home page after it."""
    began = time.monotonic()
    web = programs.start_web(programs.PORTAL)
    with running(web.child):
        eventually(lambda: answers(f"{web.url}/livez"), seconds=20, every=0.01)
        alive = time.monotonic() - began
        eventually(lambda: answers(web.url), seconds=20, every=0.01)
        return alive, time.monotonic() - began
