"""Programs that we start, watch and end. Standard library only: it runs before anything is installed."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

PR_SET_PDEATHSIG = 1
TCP_LISTEN = "0A"


class Child:
    """A program in a process group of its own, so that it ends whole: itself and all that it started."""

    def __init__(
        self,
        *command: str | Path,
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
        user: str | None = None,
        ends_by: signal.Signals = signal.SIGTERM,
    ) -> None:
        self._ends_by = ends_by
        self._process = subprocess.Popen(
            command,
            env={**os.environ, **(env or {})},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            user=user,
            group=user,
            extra_groups=None if user is None else [],
            process_group=0,
            preexec_fn=_end_with_parent,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def status(self) -> int | None:
        """Its exit status as a shell says it (128 + signal), or None while it runs."""
        code = self._process.poll()
        return code if code is None or code >= 0 else 128 - code

    def ask_to_end(self) -> None:
        self._process.send_signal(self._ends_by)

    def sweep(self, seconds: float = 6) -> None:
        """Wait at most that long for its end, then kill what is left of its group."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL to the whole group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()


@contextlib.contextmanager
def running(*children: Child) -> Iterator[None]:
    """End all of them, side by side, on the way out."""
    try:
        yield
    finally:
        for child in children:
            child.ask_to_end()
        for child in children:
            child.sweep()


def eventually(look: Callable[[], Found], seconds: float = 120, every: float = 0.05) -> Found:
    """What `look` answers, once it is true; TimeoutError when it is not within so many seconds."""
    until = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > until:
            raise TimeoutError(f"not within {seconds} s: {look}")
        time.sleep(every)
    return found


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def holder_of(port: int) -> str:
    """Who listens on the port: "pid 12 (its command)"; another user's process cannot be named."""
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if os.readlink(link) in sockets:
                process = link.parent.parent
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                return f"pid {process.name} ({command})"
    return "another user's process"


def _listening_inodes(port: int) -> Iterator[str]:
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for row in Path(table).read_text().splitlines()[1:]:
                _, local, _, state, *_, inode = row.split()[:10]
                if state == TCP_LISTEN and local.endswith(f":{port:04X}"):
                    yield inode


def _end_with_parent() -> None:
    """Let Linux end the child when we are killed ourselves and can no longer do it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
