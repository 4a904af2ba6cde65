"""The city and its 114 wards, communes and special zones."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.kinds import UnitKind
from accounts.models import AdministrativeUnit
from accounts.sample.source import rows
from accounts.sample.upsert import upsert

CITY_CODE = "31"
# The two-tier administration began.
SINCE = timezone.make_aware(datetime(2025, 7, 1))


def write_territories() -> tuple[AdministrativeUnit, dict[int, AdministrativeUnit]]:
    """The city, and its communes under their number in the data."""
    facts = {"name": "Hải Phòng", "kind": UnitKind.CITY, "valid_from": SINCE.date()}
    city, _created = AdministrativeUnit.objects.update_or_create(code=CITY_CODE, defaults=facts)
    data = rows("communes")
    fields = ["name", "kind", "parent", "valid_from", "fictitious_code"]
    communes = upsert(AdministrativeUnit, [_commune(row, city) for row in data], ["code"], fields)
    return city, {row["number"]: commune for row, commune in zip(data, communes, strict=True)}


def _commune(row: dict[str, Any], city: AdministrativeUnit) -> AdministrativeUnit:
    return AdministrativeUnit(
        code=row.get("code", f"9{row['number']:04d}"),
        fictitious_code="code" not in row,
        name=row["name"],
        kind=row["kind"],
        parent=city,
        valid_from=SINCE.date(),
    )
