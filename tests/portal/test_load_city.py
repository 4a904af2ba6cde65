"""The city that is loaded to measure on is a city the portal itself could have made."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from accounts.models import User
from applications.deadlines import calendar_of, due_of
from applications.models import Dossier
from applications.status import Status
from applications.workflow.advance import facts_of_dossier
from applications.workflow.engine import Run, frontier
from core.ledger.verify import findings
from portal.loading.staff import OFFICERS
from procedures.models import Procedure
from procedures.rules.conditions import holds
from tests.services import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_loaded_city_holds_what_the_portal_promises(portal_env: dict[str, str]) -> None:
    # In a process of its own: it forks, and beside a running browser its children would share one connection.
    load = [sys.executable, ROOT / "manage.py", "load_city", "--dossiers=400"]
    subprocess.run(load, env={**os.environ, **portal_env}, capture_output=True, check=True)
    loaded = Dossier.objects.select_related("version", "competent_agency").prefetch_related("step_runs")
    assert loaded.count() == 400
    assert User.objects.filter(kind="STAFF").count() == OFFICERS
    assert Procedure.objects.count() == 2300
    assert list(findings()) == []
    assert {Status(dossier.status) for dossier in loaded} >= {Status.PROCESSING, Status.RESOLVED, Status.RETURNED}
    for dossier in loaded:
        _is_sound(dossier)
    with pytest.raises(CommandError, match="dossiers already"):
        call_command("load_city", dossiers=1)
    assert Dossier.objects.count() == 400


def _is_sound(dossier: Dossier) -> None:
    facts = facts_of_dossier(dossier)
    runs = list(dossier.step_runs.all())
    closed = [Run(run.step, run.pk, run.outcome) for run in runs if run.closed_at]
    found = frontier(dossier.definition.process, closed, lambda condition: holds(condition, facts))
    assert {opening.step.code for opening in found.open} == {run.step for run in runs if run.is_open}
    assert found.finished == (dossier.status == Status.RETURNED) == (dossier.ended_at is not None)
    if dossier.accepted_at:
        assert dossier.due_at == due_of(dossier, dossier.case_code, dossier.accepted_at, calendar_of(dossier))
        assert dossier.is_overdue == (dossier.overdue_at is not None)
    assert all(run.closed_at <= timezone.now() for run in runs if run.closed_at)
    if dossier.accepted_at and not dossier.resolved_at:
        assert {run.clock_at for run in runs if run.is_open} == {dossier.due_at}
