"""The communes in force, read once a minute: they change once in years, and nearly every page asks for them."""

import time
from dataclasses import dataclass, field

from accounts.kinds import UnitKind
from accounts.models import AdministrativeUnit
from accounts.models.administrative_unit import STYLES
from core.text import fold

KEPT_SECONDS = 60


@dataclass(frozen=True)
class Commune:
    """How a commune stands in a list to choose from (first letter first), and in a sentence."""

    choice: str
    full_name: str


@dataclass
class _Memory:
    communes: dict[str, Commune] = field(default_factory=dict)
    until: float = 0


_memory = _Memory()


def in_force() -> dict[str, Commune]:
    """The communes, wards and special zones in force by code, in the order of their names."""
    if not _memory.communes or _memory.until < time.monotonic():
        _memory.communes, _memory.until = _read(), time.monotonic() + KEPT_SECONDS
    return _memory.communes


def full_name(unit: AdministrativeUnit) -> str:
    """With its city: phường Hồng Bàng, thành phố Hải Phòng."""
    return ", ".join(str(part) for part in (unit, unit.parent) if part)


def _read() -> dict[str, Commune]:
    units = AdministrativeUnit.objects.filter(valid_to=None).exclude(parent=None).select_related("parent")
    ordered = sorted(units, key=lambda unit: (fold(unit.name), unit.name, unit.code))
    return {unit.code: Commune(f"{unit.name} ({STYLES[UnitKind(unit.kind)]})", full_name(unit)) for unit in ordered}
