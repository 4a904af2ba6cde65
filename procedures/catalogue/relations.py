"""Which procedures belong together, whichever of them says so."""

from collections.abc import Iterable

from procedures.catalogue.page import Link
from procedures.definition.general import General
from procedures.models import Procedure
from procedures.versions import definition_of


def relations(code: str, mine: General | None) -> dict[str, tuple[Link, ...]]:
    """By the names of ProcedurePage: related; joins (what this one makes one dossier of); joined_in (what joins it)."""
    others = _naming(code)
    codes = {
        "related": [*(mine.related if mine else ()), *(each.code for each in others if code in each.related)],
        "joins": mine.joins if mine else [],
        "joined_in": [each.code for each in others if code in each.joins],
    }
    links = _links({each for found in codes.values() for each in found})
    return {name: tuple(links[each] for each in dict.fromkeys(found) if each in links) for name, found in codes.items()}


def link_to(procedure: Procedure) -> Link:
    return Link(code=procedure.code, name=procedure.title)


def _naming(code: str) -> list[General]:
    """What the definitions in force say of themselves that name this code anywhere."""
    rows = Procedure.objects.filter(is_active=True, current__document__contains=f'"{code}"').exclude(code=code)
    found = rows.select_related("current").defer("current__document").order_by("name")
    return [definition_of(row.current).general for row in found if row.current]


def _links(codes: Iterable[str]) -> dict[str, Link]:
    """Those of these codes that are in force."""
    if not codes:
        return {}
    rows = Procedure.objects.filter(is_active=True, code__in=codes).only("code", "name", "name_en")
    return {row.code: link_to(row) for row in rows}
