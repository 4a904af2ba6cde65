"""An inspection finds something to be mended: the clock stands with its finding, by itself, and until it is mended."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.actions.resume import resume
from applications.deadlines import recomputed
from applications.models import Dossier, Pause
from tests.applications.stories import accepted, answers_of, end, filed, fresh, holder, open_city, open_run, work

FOOD = "1.002425"


@pytest.fixture
def inspected(db: None) -> Dossier:
    return work(accepted(filed(open_city(), FOOD)), until="inspection")


def found(dossier: Dossier, verdict: str) -> None:
    points = {"verdict": verdict, "wait_points": "Lắp lưới chắn côn trùng, trong 10 ngày."}
    end(open_run(dossier, "inspection"), findings=answers_of(FOOD) | points)


def test_what_must_be_mended_stops_the_clock_with_the_finding(inspected: Dossier) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        found(inspected, "wait")
        standing = Pause.objects.get()
        assert (standing.reason, standing.step_run.step, standing.began_by) == ("mending", "reinspection", None)
        assert standing.until and standing.until - timezone.now() < timedelta(days=32)
        assert fresh(inspected).paused_at == timezone.now()
        assert inspected.notices.filter(moment="paused").exists()
        clock.shift(timedelta(days=5))
        run = open_run(inspected, "reinspection")
        resume(holder(run), inspected.pk, run.pk, fresh(inspected).revision)
    mended = fresh(inspected)
    assert mended.paused_at is None and mended.due_at == recomputed(mended)


def test_a_place_that_passes_waits_for_nothing(inspected: Dossier) -> None:
    found(inspected, "pass")
    assert not Pause.objects.exists() and fresh(inspected).paused_at is None


def test_the_second_time_it_stands_only_by_hand(inspected: Dossier) -> None:
    found(inspected, "wait")
    end(open_run(inspected, "reinspection"), findings={"reinspected_on": "2026-12-10", "final_verdict": "pass"})
    end(open_run(inspected, "drafting"), "RETURNED", "Đoàn cần kiểm tra lại bếp.")
    found(inspected, "wait")
    assert open_run(inspected, "reinspection") and Pause.objects.count() == 1
