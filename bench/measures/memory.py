"""How much memory the web workers hold after all that load."""

from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, at_most, seen
from bench.stage import Stage


def memory(stage: Stage) -> Iterator[Figure]:
    yield at_most("web.memory_of_a_worker", max(map(_resident, stage.portal.workers())), "MiB", 150)
    yield seen("web.memory_of_the_server", _resident(stage.portal.child.pid), "MiB")
    yield seen("bare.memory_of_a_worker", max(map(_resident, stage.bare.workers())), "MiB")


def _resident(pid: int) -> float:
    """RSS of the process; what it shares with others counts too."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
