"""The locks install the same packages anywhere: hashed, complete, and silent about where they came from."""

import re
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements-uv.txt", "requirements.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN: list[str] = PROJECT["project"]["dependencies"]
DEV: list[str] = PROJECT["dependency-groups"]["dev"]


def name_of(requirement: str) -> str:
    return re.split(r"[\[=<>!~; ]", requirement, maxsplit=1)[0]


def entries(lock: str) -> dict[str, str]:
    """Package name → its whole entry, hashes included."""
    text = (ROOT / lock).read_text().replace("\\\n", " ")
    return {name_of(line): line for line in text.splitlines()}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(lock: str) -> None:
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", (ROOT / lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_version_is_exact_and_hashed(lock: str) -> None:
    assert entries(lock)
    for entry in entries(lock).values():
        assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)


def test_what_the_project_names_is_locked() -> None:
    assert {name_of(requirement) for requirement in RUN} <= entries("requirements.txt").keys()
    assert {name_of(requirement) for requirement in DEV} <= entries("requirements-dev.txt").keys()


def test_tests_run_on_exactly_the_packages_that_run() -> None:
    assert entries("requirements.txt").items() <= entries("requirements-dev.txt").items()


def test_uv_is_pinned() -> None:
    assert entries("requirements-uv.txt").keys() == {"uv"}


def test_each_dependency_has_its_reason() -> None:
    rows = re.findall(r"^\| ([\w\[\]-]+) \| \S", (ROOT / "docs/adr/0001-dependencies.md").read_text(), re.MULTILINE)
    assert {name_of(row) for row in rows} >= {name_of(requirement) for requirement in RUN + DEV}
