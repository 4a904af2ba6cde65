"""Form and series of fee receipts (mẫu số, ký hiệu biên lai): each office announces its own, so they stand in data."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

OF_THE_CITY = Path(__file__).parent / "receipt_series.json"


@dataclass(frozen=True)
class Series:
    """`agency`: whose it is by its code, "" being every office without one of its own; `{yy}` in `sign` is the year."""

    agency: str
    valid_from: date
    form: str
    sign: str
    tax_code: str = ""

    def in_year(self, day: date) -> str:
        """The sign as receipts of that day bear it."""
        return self.sign.replace("{yy}", f"{day:%y}")


def series_of(agency_code: str, day: date) -> Series:
    """What this office's receipts bear that day: its own series in force, or else the city's."""
    begun = [each for each in _announced(settings.RECEIPT_SERIES or OF_THE_CITY) if each.valid_from <= day]
    own = [each for each in begun if each.agency in {"", agency_code}]
    return max(own, key=lambda each: (each.agency != "", each.valid_from))


@cache
def _announced(path: str | Path) -> list[Series]:
    rows = json.loads(Path(path).read_text())
    return [Series(**row | {"valid_from": date.fromisoformat(row["valid_from"])}) for row in rows]
