"""The servers that tests and benchmarks talk to, each a real program of its own on a free port or socket."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from signal import SIGQUIT

from processes import Child, eventually, free_port, running

ROOT = Path(__file__).resolve().parent.parent


def program(name: str) -> str | None:
    """The path of a program, also where Debian keeps PostgreSQL's; None if it is not installed."""
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -float(folder.parent.name))
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, newest_first)]))


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database in a cluster of its own, which ends with the block. No byte of it need last."""
    user = _server_account()
    with tempfile.TemporaryDirectory(prefix="portal-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        initdb = [program("initdb"), "-D", data, "-U", "portal", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-N"]
        subprocess.run(initdb, user=user, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        server = Child(*_postgres_command(folder, data), cwd=folder, user=user, ends_by=SIGQUIT)
        with running(server):
            create = [program("createdb"), "-h", folder, "-U", "portal", "portal"]
            eventually(lambda: _succeeds(create), seconds=60)
            yield f"postgres://portal@{folder.replace('/', '%2F')}/portal"


def _postgres_command(folder: str, data: str) -> list[str]:
    """Rows that tests roll back are swept at once: by hundreds of them each look at a table would take longer."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "autovacuum_naptime": "1s",
        "autovacuum_vacuum_cost_delay": "0",
        "default_toast_compression": "lz4",
        "jit": "off",
        "log_min_messages": "panic",
    }
    return [str(program("postgres")), "-D", data, *(f"--{name}={value}" for name, value in settings.items())]


def _server_account() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as the account that its package made."""
    return None if os.geteuid() else pwd.getpwnam("postgres").pw_name


def _succeeds(command: list[str | None]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


class Redis:
    """A Redis that keeps nothing, and that may be killed and started again at the same address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        command = [str(program("redis-server")), "--port", str(self.port), "--bind", "127.0.0.1"]
        self.child = Child(*command, "--save", "", "--appendonly", "no", "--logfile", "/dev/null")
        eventually(self._is_listening)

    def _is_listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def manage(*arguments: str, env: Mapping[str, str]) -> Child:
    return Child(sys.executable, ROOT / "manage.py", *arguments, env=env)


def celery_worker(env: Mapping[str, str], processes: int = 2) -> Child:
    quick = ["--without-mingle", "--without-gossip"]
    command = [
        "-m",
        "celery",
        "--quiet",
        "--workdir",
        str(ROOT),
        "-A",
        "portal",
        "worker",
        "-c",
        str(processes),
        "-l",
        "warning",
    ]
    return Child(sys.executable, *command, *quick, env=env)


def web_server(env: Mapping[str, str], port: int) -> Child:
    address = ["--host", "127.0.0.1", "--port", str(port), "--working-dir", str(ROOT)]
    shape = ["--interface", "wsgi", "--no-ws", "--workers", "1", "--blocking-threads", "1", "--log-level", "warning"]
    return Child(sys.executable, "-m", "granian", *shape, *address, "portal.wsgi:application", env=env)


def answers(url: str) -> bool:
    """Whether a GET of the address gives 200."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
