"""manage.py due_date, inside Django and as a process of its own."""

import os
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.calendar.rows import CalendarException, ExceptionKind

pytestmark = pytest.mark.models

ROOT = Path(__file__).resolve().parents[2]
TET = ("--accepted", "2026-02-13 09:00", "--mode", "WORKING_DAYS")


def due_date(*arguments: str) -> str:
    out = StringIO()
    call_command("due_date", *arguments, stdout=out)
    return out.getvalue().strip()


def run_on_an_empty_database(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'empty.sqlite3'}"}
    command = [sys.executable, "manage.py", "due_date", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((*TET, "--amount", "3"), "2026-02-25T17:00:00+07:00"),
        ((*TET, "--amount", "3.5"), "2026-02-26T11:30:00+07:00"),
        (("--accepted", "2026-02-13T02:00Z", *TET[2:], "--amount", "3"), "2026-02-25T17:00:00+07:00"),
        (("--accepted", "2026-02-13 15:30", "--mode", "SAME_DAY"), "2026-02-23T17:00:00+07:00"),
        (("--accepted", "2026-02-13 15:30", "--mode", "SAME_DAY", "--cutoff", "16:00"), "2026-02-13T17:00:00+07:00"),
        (("--accepted", "2026-03-02 09:00", "--mode", "WORKING_HOURS", "--amount", "4"), "2026-03-02T14:30:00+07:00"),
    ],
)
def test_the_due_instant_is_printed(arguments: tuple[str, ...], expected: str) -> None:
    assert due_date(*arguments) == expected


@pytest.mark.django_db
def test_the_calendar_of_the_agency_counts() -> None:
    CalendarException.objects.create(
        agency_code="H.1",
        kind=ExceptionKind.OFF,
        valid_from=date(2026, 2, 23),
        valid_to=date(2026, 2, 23),
        label="Kiểm kê",
    )
    assert due_date(*TET, "--amount", "3", "--agency", "H.1") == "2026-02-26T17:00:00+07:00"
    assert due_date(*TET, "--amount", "3", "--agency", "H.2") == "2026-02-25T17:00:00+07:00"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*TET, "--amount", "ba"), "ba"),
        ((*TET, "--amount", "-3"), "lớn hơn 0"),
        ((*TET, "--amount", "0.3"), "nửa ngày"),
        ((*TET, "--amount", "3", "--cutoff", "25:00"), "25:00"),
        (("--accepted", "13/02/2026", *TET[2:], "--amount", "3"), "13/02/2026"),
        (("--accepted", "9999-12-31 16:00", "--mode", "SAME_DAY"), "1976"),
        (("--accepted", "2026-02-13 09:00", "--mode", "WEEKS", "--amount", "3"), "WEEKS"),
    ],
)
def test_bad_input_is_answered_by_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        due_date(*arguments)


def test_it_works_before_the_first_migration(tmp_path: Path) -> None:
    run = run_on_an_empty_database(tmp_path, *TET, "--amount", "3")
    assert (run.returncode, run.stdout) == (0, "2026-02-25T17:00:00+07:00\n"), run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_refusal_is_one_line_on_stderr_and_a_status(tmp_path: Path) -> None:
    run = run_on_an_empty_database(tmp_path, *TET, "--amount", "ba")
    assert run.returncode != 0
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1 and "ba" in run.stderr
