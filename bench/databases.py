"""Databases beside the stage's own: a city of another size, with programs of its own."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


@contextlib.contextmanager
def city(dossiers: int) -> Iterator[float]:
    """Everything in this block, programs started in it too, has a loaded city of its own; how long loading took, s."""
    name, before = f"city_{dossiers}", os.environ["DATABASE_URL"]
    _administer(f"CREATE DATABASE {name}")
    _turn_to(urlsplit(before)._replace(path=f"/{name}").geturl(), name)
    try:
        _manage("prepare")
        began = time.monotonic()
        _manage("load_city", f"--dossiers={dossiers}")
        yield time.monotonic() - began
    finally:
        _turn_to(before, urlsplit(before).path.lstrip("/"))
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _turn_to(url: str, name: str) -> None:
    os.environ["DATABASE_URL"] = url
    connection.close()
    connection.settings_dict["NAME"] = name


def _administer(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _manage(*arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)
