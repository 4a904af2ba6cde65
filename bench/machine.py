"""Of which code, on which machine and when: what a figure of last month must be read with."""

import os
import platform
import subprocess
from datetime import datetime
from pathlib import Path

import django
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def facts() -> dict[str, object]:
    """`load` is what others asked of the machine before we began: figures of a busy machine are worth less."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgresql = cursor.fetchone()[0]
    return {
        "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short=12", "HEAD"),
        "changed": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "django": django.get_version(),
        "postgresql": postgresql.split()[0],
    }


def _git(*arguments: str) -> str:
    found = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
