"""docker-compose.yml says what the README promises; no engine is needed to read it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import get_commands

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
PROGRAMS = ["prepare", "web", "worker", "relay"]


def test_each_program_is_a_container_of_the_one_image() -> None:
    assert SERVICES.keys() == {"postgres", "redis", *PROGRAMS}
    assert {SERVICES[name]["image"] for name in PROGRAMS} == {"haiphong-portal"}


@pytest.mark.parametrize("name", ["prepare", "relay"])
def test_the_commands_exist(name: str) -> None:
    python, manage, command = SERVICES[name]["command"]
    assert (python, manage) == ("python", "manage.py")
    assert command in get_commands()


def test_secrets_come_from_the_environment_and_are_asked_for() -> None:
    given = [str(value) for service in SERVICES.values() for value in service.get("environment", {}).items()]
    secret = [pair for pair in given if "SECRET" in pair or "PASSWORD" in pair]
    assert len(secret) == 9
    assert all(":?" in pair for pair in secret)


def test_whatever_runs_on_is_watched_and_comes_back() -> None:
    for name in SERVICES.keys() - {"prepare"}:
        assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
        assert SERVICES[name]["restart"] == "unless-stopped"


def test_programs_wait_for_what_they_need() -> None:
    for name in ["web", "worker", "relay"]:
        assert SERVICES[name]["depends_on"] == {
            "prepare": {"condition": "service_completed_successfully"},
            "redis": {"condition": "service_healthy"},
        }
    assert SERVICES["prepare"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


def test_the_database_lasts_and_the_doorbell_does_not() -> None:
    assert SERVICES["postgres"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert "volumes" not in SERVICES["redis"]
    assert COMPOSE["volumes"].keys() == {"database", "data"}


def test_only_this_machine_reaches_the_web_server() -> None:
    assert SERVICES["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]
    assert not any("ports" in SERVICES[name] for name in SERVICES.keys() - {"web"})
