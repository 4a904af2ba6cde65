"""Form and series of fee receipts: the city's, or an office's own from the day it announced it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from applications.actions.settle_charge import settle_charge
from applications.models import Dossier, Paper
from applications.models.paper import PaperKind
from applications.papers.receipt_series import series_of
from tests.applications.stories import BUILDING, accepted, filed, holder, open_city

OWN = "H24.9008.01"


@pytest.fixture
def announced(settings: Any, tmp_path: Path) -> None:
    rows = [
        {"agency": "", "valid_from": "2019-01-01", "form": "01BLP", "sign": "HP-{yy}E"},
        {"agency": "", "valid_from": "2026-06-01", "form": "01BLP", "sign": "HC-{yy}E"},
        {"agency": OWN, "valid_from": "2026-01-01", "form": "02BLP", "sign": "HB-{yy}E", "tax_code": "0200000000"},
    ]
    settings.RECEIPT_SERIES = str(tmp_path / "series.json")
    Path(settings.RECEIPT_SERIES).write_text(json.dumps(rows))


@pytest.mark.pure
@pytest.mark.parametrize(
    ("agency", "day", "sign"),
    [
        (OWN, date(2025, 12, 31), "HP-25E"),
        (OWN, date(2026, 1, 1), "HB-26E"),
        (OWN, date(2027, 1, 1), "HB-27E"),
        ("H24.9050", date(2026, 5, 31), "HP-26E"),
        ("H24.9050", date(2026, 6, 1), "HC-26E"),
    ],
)
def test_an_offices_own_comes_before_the_citys(announced: None, agency: str, day: date, sign: str) -> None:
    assert series_of(agency, day).in_year(day) == sign


@pytest.mark.pure
def test_without_a_file_of_ones_own_it_is_the_citys() -> None:
    found = series_of(OWN, date(2026, 11, 24))
    assert (found.form, found.in_year(date(2026, 11, 24)), found.tax_code) == ("01BLP", "HP-26E", "")


def test_the_receipt_bears_it_and_each_series_counts_from_one(db: None, settings: Any, announced: None) -> None:
    citizen, own = open_city(), settings.RECEIPT_SERIES
    settings.RECEIPT_SERIES = ""
    before = _taken(accepted(filed(citizen, BUILDING)))
    settings.RECEIPT_SERIES = own
    after = _taken(accepted(filed(citizen, BUILDING)))
    assert [before.number, after.number] == ["0000001", "0000001"]
    assert (after.data["form"], after.data["agency_tax_code"]) == ("02BLP", "0200000000")
    assert before.data["series"].startswith("HP-") and after.data["series"].startswith("HB-")


def _taken(dossier: Dossier) -> Paper:
    settle_charge(holder(dossier.step_runs.earliest("pk")), dossier.pk, dossier.charges.get().pk)
    return dossier.papers_issued.get(kind=PaperKind.FEE_RECEIPT)
