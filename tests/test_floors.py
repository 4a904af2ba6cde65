"""What import-linter cannot see: who calls the broker."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["core", "accounts", "procedures", "applications", "portal"]
BROKER_CALLS = {"delay", "apply_async", "send_task"}


def broker_calls(source: str) -> Iterator[int]:
    """The lines that queue a Celery task."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in BROKER_CALLS:
            yield node.lineno


def test_the_search_sees_a_queued_task() -> None:
    assert list(broker_calls("from x import task\ntask.delay(1)\n")) == [2]


def test_only_the_outbox_queues() -> None:
    files = [file for floor in FLOORS for file in (ROOT / floor).rglob("*.py")]
    found = {file.relative_to(ROOT).parent.as_posix() for file in files if list(broker_calls(file.read_text()))}
    assert found == {"core/outbox"}
