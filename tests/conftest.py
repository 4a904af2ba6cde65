"""What any test may ask for: the portal's own programs beside the test database, and a browser."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.ledger.guards import guard, unguard
from core.models import OutboxRow
from portal.static_files import collect_static
from processes import eventually, free_port, running
from tests import services

# Two shared cores: no example is too slow, and the same commit always meets the same examples.
TOO_SLOW = hypothesis.HealthCheck.too_slow
hypothesis.settings.register_profile("portal", deadline=None, derandomize=True, suppress_health_check=[TOO_SLOW])
hypothesis.settings.load_profile("portal")

# What a browser has not shown within so many milliseconds does not come; a busy machine fails nothing.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)

# The browser without its windows does the same pages with half the work.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Here nobody waits in vain for a lock: what a person would be told after three seconds is only a slow machine."""
    options = connection.settings_dict["OPTIONS"]
    if "options" in options:
        options["options"] += " -c lock_timeout=60s -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """What any page needs: the tables, and the static files by their hashed names."""
    operations = type(connection.ops)  # of every connection: beside a running browser this thread is given another one
    flush = operations.execute_sql_flush
    operations.execute_sql_flush = lambda ops, statements: _empty_tables(partial(flush, ops), statements)
    with Path(settings.STATIC_ROOT).resolve().with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        collect_static()


def _empty_tables(empty: Callable[[list[str]], None], statements: list[str]) -> None:
    """After a test with real transactions Django empties all tables, which the ledger's guard rightly refuses."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            empty(_deleting(connection.introspection.django_table_names(only_existing=True, include_views=False)))
        else:
            unguard(connection)
            empty(statements)
            guard(connection)


def _deleting(tables: list[str]) -> list[str]:
    """Truncating takes as long for an empty table as for a full one. Whoever still writes is waited for."""
    lock = f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE"
    delete = (f"DELETE FROM {table}" for table in tables)  # noqa: S608
    return [lock, "SET LOCAL session_replication_role = replica", *delete]


@pytest.fixture(scope="session")
def portal_env(django_db_setup: None) -> dict[str, str]:
    """The environment in which a program of the portal sees the test database and this test process's own Redis."""
    if connection.vendor != "postgresql" or not settings.REDIS_URL:
        pytest.fail("needs PostgreSQL and Redis: run it through bin/test, or bin/services .venv/bin/python -m pytest")
    name = quote(str(connection.settings_dict["NAME"]))
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return {"DATABASE_URL": url, "REDIS_URL": settings.REDIS_URL, "DATA_DIR": os.environ["DATA_DIR"]}


@pytest.fixture(scope="session")
def _worker(portal_env: dict[str, str]) -> Iterator[None]:
    with running(services.celery_worker(portal_env)):
        yield


@pytest.fixture
def celery_worker(transactional_db: None, portal_env: dict[str, str], _worker: None) -> Iterator[None]:
    """A Celery worker, and for this test alone a relay that rings it: neither has a job when the tables are emptied."""
    with running(services.manage("relay", env=portal_env)):
        yield
    eventually(_nothing_to_do)


def _nothing_to_do() -> bool:
    """Gives up what nobody has in hand; whether that was all."""
    now = timezone.now()
    nobodys = Q(lease_until=None) | Q(lease_until__lt=now)
    OutboxRow.objects.filter(nobodys, done_at=None, failed_at=None).update(failed_at=now)
    return not OutboxRow.objects.filter(done_at=None, failed_at=None).exists()


@pytest.fixture(scope="session")
def _web(portal_env: dict[str, str]) -> Iterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running(services.web_server({**portal_env, "PORT": str(port), "PUBLIC_URL": url}, port)):
        eventually(lambda: services.answers(f"{url}/livez"))
        yield url


@pytest.fixture
def server(transactional_db: None, _web: str) -> str:
    """The URL of the portal's real web server, on the test database."""
    return _web


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright's event loop stays in this thread, and Django would take every query for one from a coroutine.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS) as chromium:
            yield chromium


@pytest.fixture
def new_page(browser: Browser, server: str) -> Iterator[Callable[[], Page]]:
    """Opens the portal as one more person: each page has cookies of its own. No script of ours may fail on it."""
    contexts, errors = [], []

    def open_page(**options: object) -> Page:
        at_home = {"base_url": server, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
        context = browser.new_context(**at_home, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(error.message))
        page.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    # The server does one thing after the other: once it answers this, nothing of this test is still at work there.
    eventually(lambda: services.answers(f"{server}/livez"))
    assert errors == []


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    return new_page()
