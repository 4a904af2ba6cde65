"""Where the sample city is written down: `accounts/data/*.json`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.crypto import salted_hmac

DATA = Path(__file__).parents[1] / "data"


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one data file, in the order written there."""
    found: list[dict[str, Any]] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found


def fingerprint(password: str) -> str:
    """Changes with the data, with the code that reads it, and with the demo password."""
    return salted_hmac("accounts.sample", b"\0".join([*_sources(), password.encode()]), algorithm="sha256").hexdigest()


def _sources() -> Iterator[bytes]:
    for folder, pattern in ((DATA, "*.json"), (Path(__file__).parent, "*.py")):
        for file in sorted(folder.glob(pattern)):
            yield file.read_bytes()
