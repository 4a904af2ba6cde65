"""`make run` as a newcomer meets it: one command starts everything, Ctrl-C ends everything."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from processes import eventually, free_port
from tests.services import ROOT, answers

DEFAULTS = {
    name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL", "PUBLIC_URL"}
}
IN_A_GROUP_WHERE_CTRL_C_WORKS = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)


class Portal:
    """bin/run on a free port and a data folder of its own."""

    def __init__(self, data_dir: Path) -> None:
        self.port = free_port()
        self.data_dir = data_dir
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-c", IN_A_GROUP_WHERE_CTRL_C_WORKS, str(ROOT / "bin/run")],
            env={**DEFAULTS, "PORT": str(self.port), "DATA_DIR": str(data_dir)},
            stdout=subprocess.PIPE,
            text=True,
            process_group=0,
        )

    def wait_until_ready(self) -> str:
        """Everything it says up to Ready and the accounts; up to its end, should it never be."""
        assert self.process.stdout
        return "".join(takewhile("Ctrl-C stops it.\n".__ne__, self.process.stdout))

    def programs(self) -> dict[str, int]:
        """Command line → pid of each living process that works on this data folder."""
        mark = f"DATA_DIR={self.data_dir}\0".encode()
        return {command: pid for pid, environ, command in processes() if mark in environ and command}


def processes() -> Iterator[tuple[int, bytes, str]]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            yield int(folder.name), (folder / "environ").read_bytes(), command
        except OSError:
            continue  # it ended meanwhile


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    portal = Portal(tmp_path)
    yield portal
    portal.process.kill()
    portal.process.wait()


def test_it_serves_until_ctrl_c_and_leaves_no_process(portal: Portal) -> None:
    said = portal.wait_until_ready()
    assert said.startswith(f"Ready: {portal.url}\n")
    assert answers(f"{portal.url}/livez")
    assert {"granian", "worker"} <= {word for command in portal.programs() for word in command.split()}

    os.killpg(portal.process.pid, signal.SIGINT)
    assert portal.process.wait(120) == 130
    eventually(lambda: portal.programs() == {})


def test_it_ends_with_the_first_program_that_dies(portal: Portal) -> None:
    portal.wait_until_ready()
    (worker,) = [pid for command, pid in portal.programs().items() if command.endswith("manage.py worker ")]
    os.kill(worker, signal.SIGKILL)
    assert portal.process.wait(120) == 128 + signal.SIGKILL
    eventually(lambda: portal.programs() == {})


def test_it_says_who_holds_the_port_and_starts_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        env = {**DEFAULTS, "PORT": str(holder.getsockname()[1]), "DATA_DIR": str(tmp_path)}
        second = subprocess.run([ROOT / "bin/run"], env=env, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert f"is held by pid {os.getpid()} (" in second.stderr
    assert list(tmp_path.iterdir()) == []


def test_killed_itself_it_takes_its_programs_along(portal: Portal) -> None:
    portal.wait_until_ready()
    portal.process.kill()
    eventually(lambda: portal.programs() == {})
