"""The provinces of the country with those that joined them, the city, and its 114 wards, communes and special zones."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.kinds import UnitKind
from accounts.models import AdministrativeUnit
from accounts.sample.source import rows
from accounts.sample.upsert import upsert

CITY_CODE = "31"
# The two-tier administration began.
SINCE = timezone.make_aware(datetime(2025, 7, 1))
# The list of codes that was in force until then (QĐ 124/2004/QĐ-TTg).
LIST_OF_CODES = date(2004, 7, 8)
FIELDS = ["name", "kind", "parent", "valid_from", "valid_to", "fictitious_code"]


def write_territories() -> tuple[AdministrativeUnit, dict[int, AdministrativeUnit]]:
    """The city, and its communes under their number in the data."""
    city = _write_provinces()[CITY_CODE]
    data = rows("communes")
    communes = upsert(AdministrativeUnit, [_commune(row, city) for row in data], ["code"], FIELDS)
    return city, {row["number"]: commune for row, commune in zip(data, communes, strict=True)}


def _write_provinces() -> dict[str, AdministrativeUnit]:
    """The provinces in force by code; each former one leads to the one it joined."""
    data = rows("provinces")
    provinces = upsert(AdministrativeUnit, [_province(row) for row in data], ["code"], FIELDS)
    by_code = {province.code: province for province in provinces}
    joined = [(former, by_code[row["code"]]) for row in data for former in _former(row, by_code)]
    former = upsert(AdministrativeUnit, [unit for unit, _into in joined], ["code"], FIELDS)
    link = AdministrativeUnit.successors.through
    pairs = zip(former, (into for _unit, into in joined), strict=True)
    links = [link(from_administrativeunit=unit, to_administrativeunit=into) for unit, into in pairs]
    link._default_manager.bulk_create(links, ignore_conflicts=True)
    return by_code


def _province(row: dict[str, Any]) -> AdministrativeUnit:
    return AdministrativeUnit(code=row["code"], name=row["name"], kind=row["kind"], valid_from=SINCE.date())


def _former(row: dict[str, Any], taken: dict[str, AdministrativeUnit]) -> Iterator[AdministrativeUnit]:
    """Under its old code; where that one now belongs to another province, under one that is marked as fictitious."""
    for old in row.get("joined", []):
        is_free = old["code"] not in taken
        yield AdministrativeUnit(
            code=old["code"] if is_free else f"990{old['code']}",
            fictitious_code=not is_free,
            name=old["name"],
            kind=UnitKind.PROVINCE,
            valid_from=LIST_OF_CODES,
            valid_to=SINCE.date(),
        )


def _commune(row: dict[str, Any], city: AdministrativeUnit) -> AdministrativeUnit:
    return AdministrativeUnit(
        code=row.get("code", f"9{row['number']:04d}"),
        fictitious_code="code" not in row,
        name=row["name"],
        kind=row["kind"],
        parent=city,
        valid_from=SINCE.date(),
    )
