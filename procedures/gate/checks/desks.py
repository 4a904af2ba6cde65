"""The city's offices as the check needs them: which serves each commune, and who holds what there."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.kinds import AgencyKind, UnitKind
from accounts.models import AdministrativeUnit, Agency, RoleAssignment, Unit
from accounts.roles import Role

COMMUNES = [UnitKind.WARD, UnitKind.COMMUNE, UnitKind.SPECIAL_ZONE]


@dataclass
class City:
    """`near`: agencies by kind and territory (pk); `held`: the rooms ("": all) a role is held for, by agency (pk)."""

    communes: list[AdministrativeUnit]
    by_code: dict[str, Agency]
    near: dict[tuple[str, int], list[Agency]]
    held: dict[tuple[str, int], set[str]]
    rooms: set[tuple[int, str]]

    def serving(self, kind: AgencyKind, commune: AdministrativeUnit) -> list[Agency]:
        """As Agency.objects.serving: the commune's own, else those of the city above it (which must be one)."""
        assert commune.parent_id
        return self.near.get((kind, commune.pk), [])[:1] or self.near.get((kind, commune.parent_id), [])

    def holds(self, role: Role, agency: Agency, room: str | None) -> bool:
        """Whether somebody holds the role there; for a room that exists: in it, or in the whole agency."""
        held = self.held.get((role, agency.pk), set())
        return bool(held & {"", room} if (agency.pk, room) in self.rooms else held)


def read_city() -> City:
    """The offices and duties of now, in five queries."""
    today = timezone.localdate()
    communes = AdministrativeUnit.objects.exclude(parent=None).filter(
        Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today, kind__in=COMMUNES
    )
    agencies = Agency.objects.select_related("territory").prefetch_related("serves").order_by("code")
    near, held = defaultdict(list), defaultdict(set)
    for agency in agencies:
        for territory in {agency.territory_id, *(each.pk for each in agency.serves.all())}:
            near[agency.kind, territory].append(agency)
    for role, at, room in RoleAssignment.objects.effective().values_list("role", "agency", "unit__code"):
        held[role, at].add(room or "")
    rooms = set(Unit.objects.values_list("agency", "code"))
    return City(list(communes.order_by("name")), {agency.code: agency for agency in agencies}, near, held, rooms)
