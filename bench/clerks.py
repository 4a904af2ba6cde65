"""Clerks of the bench: each at a counter of its own, where dossiers wait."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.kinds import AgencyKind
from accounts.models import Agency, User
from applications.models import StepRun
from bench import crowd, people
from bench.client import Visitor
from bench.programs import Web

NUMBER = itertools.count()
WAITING = 60


@dataclass(frozen=True)
class Clerk:
    user: User
    agency: Agency

    def at(self, web: Web) -> Visitor:
        return Visitor(web.port, people.cookies(self.user))

    def dossiers(self) -> list[str]:
        """Those brought here for the bench that wait at this counter: all in the same revision."""
        ours = StepRun.objects.filter(dossier__request_number__startswith=crowd.SIGN)
        waiting = ours.filter(agency=self.agency, kind="RECEPTION", closed_at=None)
        return [str(pk) for pk in waiting.order_by("pk").values_list("dossier", flat=True)]


def clerks(count: int, waiting: int = WAITING) -> list[Clerk]:
    """So many, each with so many dossiers at the counter beside those that were there."""
    owner = people.citizen(next(NUMBER) + 500)
    centres = Agency.objects.filter(kind=AgencyKind.COMMUNE_CENTRE).exclude(territory__parent=None)
    agencies: Sequence[Agency] = centres.select_related("territory", "parent").order_by("-code")[:count]
    for agency in agencies:
        crowd.waiting_at(agency, owner, waiting)
    return [Clerk(people.officer(f"bench.clerk.{next(NUMBER)}", agency), agency) for agency in agencies]
