"""The agencies of the city and of each commune. Only H24 is a real code; the others are marked as fictitious."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from accounts.kinds import AgencyKind, UnitKind
from accounts.models import AdministrativeUnit, Agency, Unit
from accounts.sample.source import rows
from accounts.sample.upsert import upsert

FIELDS = ["name", "short_name", "kind", "parent", "territory", "address", "fictitious_code"]
CITY_POLICE = "H24.9216"
# What hangs below a commune's committee or beside it: kind, code suffix, name, short name.
COMMUNE_BODIES = (
    (AgencyKind.COMMUNE_CENTRE, "01", "Trung tâm Phục vụ hành chính công", "TTPVHCC"),
    (AgencyKind.COMMUNE_POLICE, "02", "Công an", "Công an"),
)
# What serves several communes each: code of the city's agency above, name and short name by region.
REGIONAL_BODIES = (
    ("H24.9217", "Thuế cơ sở {number} thành phố Hải Phòng", "Thuế cơ sở {number}"),
    ("H24.9218", "Bảo hiểm xã hội cơ sở {name}", "BHXH cơ sở {name}"),
    ("H24.9220", "Chi nhánh Văn phòng Đăng ký đất đai khu vực {name}", "CN VPĐKĐĐ khu vực {name}"),
)
ECONOMY_IN_A_WARD = "Phòng Kinh tế, Hạ tầng và Đô thị"
COMMITTEE_UNITS = {
    "OFFICE": "Văn phòng HĐND và UBND",
    "ECONOMY": "Phòng Kinh tế",
    "CULTURE": "Phòng Văn hóa - Xã hội",
    "JUSTICE": "Bộ phận Tư pháp - Hộ tịch",
}


def write_agencies(city: AdministrativeUnit, communes: dict[int, AdministrativeUnit]) -> None:
    above = _write_city_bodies(city)
    committees = _upsert(_committee(number, commune, above["H24"]) for number, commune in communes.items())
    _upsert(body for committee in committees for body in _commune_bodies(committee, above[CITY_POLICE]))
    _write_units(committees, {commune.pk: commune for commune in communes.values()})
    _write_regional_bodies(communes, above)


def _upsert(agencies: Iterable[Agency]) -> list[Agency]:
    return upsert(Agency, agencies, ["code"], FIELDS)


def _write_city_bodies(city: AdministrativeUnit) -> dict[str, Agency]:
    written: dict[str, Agency] = {}
    for row in rows("city_bodies"):
        facts = row | {"parent": written.get(row["parent"]), "territory": city, "fictitious_code": row["code"] != "H24"}
        written[row["code"]], _created = Agency.objects.update_or_create(code=row["code"], defaults=facts)
    return written


def _committee(number: int, commune: AdministrativeUnit, city_committee: Agency) -> Agency:
    return Agency(
        code=f"H24.9{number:03d}",
        name=f"Ủy ban nhân dân {commune.full_name}",
        short_name=f"UBND {commune.full_name}",
        kind=AgencyKind.COMMUNE_COMMITTEE,
        parent=city_committee,
        territory=commune,
        address=f"{commune.full_name[0].upper()}{commune.full_name[1:]}, thành phố Hải Phòng",
        fictitious_code=True,
    )


def _commune_bodies(committee: Agency, city_police: Agency) -> Iterator[Agency]:
    place = committee.territory.full_name
    for kind, suffix, name, short_name in COMMUNE_BODIES:
        yield Agency(
            code=f"{committee.code}.{suffix}",
            name=f"{name} {place}",
            short_name=f"{short_name} {place}",
            kind=kind,
            parent=city_police if kind == AgencyKind.COMMUNE_POLICE else committee,
            territory=committee.territory,
            address=committee.address,
            fictitious_code=True,
        )


def _write_units(committees: list[Agency], communes: dict[int, AdministrativeUnit]) -> None:
    units = []
    for committee in committees:
        ward = communes[committee.territory_id].kind == UnitKind.WARD
        names = COMMITTEE_UNITS | ({"ECONOMY": ECONOMY_IN_A_WARD} if ward else {})
        units += [Unit(agency=committee, code=code, name=name) for code, name in names.items()]
    upsert(Unit, units, ["agency", "code"], ["name"])


def _write_regional_bodies(communes: dict[int, AdministrativeUnit], above: dict[str, Agency]) -> None:
    served = defaultdict(list)
    for row in rows("communes"):
        served[row["region"]].append(communes[row["number"]])
    for region in rows("regions"):
        for code, name, short_name in REGIONAL_BODIES:
            facts = {
                "name": name.format(**region),
                "short_name": short_name.format(**region),
                "kind": above[code].kind,
                "parent": above[code],
                "territory": communes[region["seat"]],
                "fictitious_code": True,
            }
            body, _created = Agency.objects.update_or_create(code=f"{code}.{region['number']:02d}", defaults=facts)
            body.serves.set(served[region["number"]])
