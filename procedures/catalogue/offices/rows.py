"""What the pages of the offices show."""

from dataclasses import dataclass

from accounts.kinds import AgencyKind
from accounts.models import AdministrativeUnit, Agency, RoleAssignment
from accounts.roles import Role
from core.text import fold
from procedures.catalogue.finding import Index
from procedures.catalogue.narrowing import Option

CENTRES = {AgencyKind.CITY_CENTRE, AgencyKind.COMMUNE_CENTRE}


@dataclass(frozen=True)
class Territory:
    """A commune with its offices."""

    name: str
    agencies: list[Agency]


def city_offices() -> list[Agency]:
    """The offices of the whole city, the centre first."""
    rows = Agency.objects.filter(territory__parent=None)
    return sorted(rows, key=lambda each: (each.kind != AgencyKind.CITY_CENTRE, each.code))


def communes(sought: str = "") -> list[Territory]:
    """The communes by name, each with the offices that sit there; of those whose name holds the words sought."""
    rows = AdministrativeUnit.objects.exclude(parent=None).filter(valid_to=None).prefetch_related("agencies")
    found = [unit for unit in rows if fold(sought) in fold(unit.full_name)]
    return [
        Territory(unit.full_name[:1].upper() + unit.full_name[1:], sorted(unit.agencies.all(), key=_counter_first))
        for unit in sorted(found, key=lambda unit: (fold(unit.name), unit.code))
    ]


def _counter_first(agency: Agency) -> tuple[bool, str]:
    return agency.kind not in CENTRES, agency.code


@dataclass(frozen=True)
class Officer:
    """Who sits at the counter."""

    name: str
    duty: str
    unit: str = ""


def officers(agency: Agency) -> list[Officer]:
    """Those who receive dossiers and give results back there today, each once, by name."""
    held = RoleAssignment.objects.effective().filter(agency=agency, role=Role.RECEPTION)
    rows = held.select_related("user", "unit").order_by("pk")
    found = {row.user_id: Officer(row.user.full_name, row.get_role_display(), str(row.unit or "")) for row in rows}
    return sorted(found.values(), key=lambda each: _by_given_name(each.name))


def _by_given_name(name: str) -> list[str]:
    """Vietnamese names stand by the last word first."""
    return fold(name).split()[::-1]


def decided_by(agency: Agency, catalogue: Index) -> list[Option]:
    """The lists of procedures that name this office, or its kind, as who decides."""
    names = {fold(agency.name), fold(agency.short_name), fold(str(AgencyKind(agency.kind).label))}
    return [
        Option("agency", name, name, mask.bit_count())
        for name, mask in catalogue.facets.get("agency", {}).items()
        if fold(name) in names
    ]
