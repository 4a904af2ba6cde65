"""The programs under measure, started as an operator starts them: same server, same shape, for us and for the floor."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from processes import Child, eventually, free_port, running
from tests.services import answers, celery_worker, manage

ROOT = Path(__file__).resolve().parent.parent
PORTAL, BARE = "portal.wsgi:application", "bench.bare.wsgi:application"
# Two workers of one thread each, on two cores: what bin/run starts.
SHAPE = ("--interface", "wsgi", "--no-ws", "--workers", "2", "--blocking-threads", "1", "--log-level", "warning")


@dataclass(frozen=True)
class Web:
    """A running web server."""

    port: int
    child: Child

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.child.pid}/task/{self.child.pid}/children").read_text().split()
        return [int(pid) for pid in children if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()]


def start_web(application: str) -> Web:
    """Started, and perhaps not answering yet."""
    port = free_port()
    address = ("--host", "127.0.0.1", "--port", str(port), "--working-dir", str(ROOT))
    return Web(port, Child(sys.executable, "-m", "granian", *SHAPE, *address, application, cwd=str(ROOT)))


@contextlib.contextmanager
def web(application: str) -> Iterator[Web]:
    """Answering, until the end of the block."""
    started = start_web(application)
    with running(started.child):
        eventually(lambda: answers(f"{started.url}/livez" if application == PORTAL else started.url), seconds=20)
        yield started


@contextlib.contextmanager
def worker(processes: int) -> Iterator[None]:
    """A relay, and one Celery worker of so many processes, until the end of the block."""
    with running(manage("relay", env={}), celery_worker({}, processes)):
        yield
