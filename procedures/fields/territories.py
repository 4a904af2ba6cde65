"""The territories, read once a minute: they change once in years, and nearly every page asks for them."""

import re
import time
from dataclasses import dataclass, field

from accounts.kinds import UnitKind
from accounts.models import AdministrativeUnit
from accounts.models.administrative_unit import STYLES
from core.text import fold

# The city itself, among the provinces.
CITY = "31"
KEPT_SECONDS = 60
COLUMNS = ("code", "name", "kind", "parent__name", "parent__kind", "valid_to", "successors__name", "successors__kind")


@dataclass(frozen=True)
class Territory:
    """How a commune or a province stands in a list to choose from (first letter first), and in a sentence."""

    choice: str
    full_name: str


@dataclass
class Territories:
    """Communes and provinces in force by code, in the order of their names; former provinces by `key` of theirs."""

    communes: dict[str, Territory] = field(default_factory=dict)
    provinces: dict[str, Territory] = field(default_factory=dict)
    joined: dict[str, tuple[str, str]] = field(default_factory=dict)  # what it was called, and what it belongs to now


@dataclass
class _Memory:
    known: Territories = field(default_factory=Territories)
    until: float = 0


_memory = _Memory()


def known() -> Territories:
    """The territories as they were read within the last minute."""
    if not _memory.known.communes or _memory.until < time.monotonic():
        _memory.known, _memory.until = _read(), time.monotonic() + KEPT_SECONDS
    return _memory.known


def in_force() -> dict[str, Territory]:
    """The communes, wards and special zones in force by code."""
    return known().communes


def key(name: str) -> str:
    """By which a province is recognised, however its name is accented or hyphened."""
    return re.sub(r"\s*[-–]\s*", "-", fold(name))


def full_name(unit: AdministrativeUnit) -> str:
    """With its city: phường Hồng Bàng, thành phố Hải Phòng."""
    return ", ".join(str(part) for part in (unit, unit.parent) if part)


def _read() -> Territories:
    found, rows = Territories(), AdministrativeUnit.objects.order_by("code").values_list(*COLUMNS)
    for code, name, kind, city, city_kind, ended, now, now_kind in sorted(rows, key=lambda row: (fold(row[1]), row[1])):
        if ended and now:
            found.joined[key(name)] = (_styled(kind, name), _styled(now_kind, now))
        elif not ended and city:
            whole = f"{_styled(kind, name)}, {_styled(city_kind, city)}"
            found.communes[code] = Territory(f"{name} ({STYLES[UnitKind(kind)]})", whole)
        elif not ended:
            found.provinces[code] = Territory(name, _styled(kind, name))
    return found


def _styled(kind: str, name: str) -> str:
    return f"{STYLES[UnitKind(kind)]} {name}"
