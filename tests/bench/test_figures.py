"""A figure says whether it met its target, and a share is taken turn by turn."""

import io
import json
from pathlib import Path

import pytest

from bench import figures
from bench.load import compare, p95

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(("value", "ok"), [(3, True), (3.1, False)])
def test_at_most(value: float, ok: bool) -> None:
    assert figures.at_most("a", value, "s", 3).ok is ok


@pytest.mark.parametrize(("value", "ok"), [(0.3, True), (0.29, False)])
def test_at_least(value: float, ok: bool) -> None:
    assert figures.at_least("a", value, "ratio", 0.3).ok is ok


def test_a_figure_without_target_is_neither_met_nor_missed() -> None:
    assert figures.seen("a", 1, "1/s").ok is None


def test_a_figure_is_one_line_of_five_members_and_kept_with_its_run(tmp_path: Path) -> None:
    output = io.StringIO()
    figures.publish(figures.at_least("share", 0.31416, "ratio", 0.3), {"commit": "abc"}, output, tmp_path / "book")
    shown = json.loads(output.getvalue())
    assert shown == {"name": "share", "value": 0.314, "unit": "ratio", "target": 0.3, "ok": True}
    (kept,) = (tmp_path / "book").glob("*.jsonl")
    assert json.loads(kept.read_text()) == {**shown, "commit": "abc"}


def test_a_share_is_the_median_of_rounds_each_measured_beside_its_floor() -> None:
    ours, floor = iter([10.0, 1.0, 30.0]), iter([100.0, 2.0, 60.0])
    assert compare(lambda: next(ours), lambda: next(floor)).share == 0.5


def test_of_a_hundred_waits_five_may_be_longer_than_the_95th() -> None:
    waits = [float(wait) for wait in range(1, 101)]
    assert sum(wait > p95(waits) for wait in waits) == 5
