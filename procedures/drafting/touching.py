"""What a version touches beside itself: told before it is released. Upper floors add what they know in ready()."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.text import Sentence
from procedures.models import Procedure, ProcedureVersion


@dataclass(frozen=True)
class Touched:
    """So many things of one sort; `url` is where they are seen, if anywhere."""

    label: Sentence
    count: int
    url: str = ""


Touching = Callable[[Procedure, ProcedureVersion], list[Touched]]
REGISTRY: list[Touching] = []


def touched(version: ProcedureVersion) -> list[Touched]:
    """All that is touched when this version comes into force; the version comes with its procedure."""
    return [each for touching in REGISTRY for each in touching(version.procedure, version) if each.count]


def _linked(procedure: Procedure, _version: ProcedureVersion) -> list[Touched]:
    """Procedures in force that name this one, as related or as part of a bundle."""
    # In canonical JSON a code in quotes is a code: within prose the quotes would be escaped.
    naming = Procedure.objects.filter(is_active=True, current__document__contains=f'"{procedure.code}"')
    rows = naming.exclude(pk=procedure.pk).only("code", "name", "name_en")
    return [Touched(_("Thủ tục dẫn tới: %(name)s") % {"name": row.title}, 1, row.get_absolute_url()) for row in rows]


def _replaced(procedure: Procedure, _version: ProcedureVersion) -> list[Touched]:
    """Retired procedures that send people to this one."""
    rows = procedure.replaces.only("code", "name", "name_en")
    return [Touched(_("Thay thế: %(name)s") % {"name": row.title}, 1, row.get_absolute_url()) for row in rows]


REGISTRY += [_linked, _replaced]
