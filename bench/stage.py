"""What every measure finds ready: both servers running on one database with the sample city, and people to come."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from bench import people, programs
from bench.client import Visitor

# Two server workers on two cores are kept busy by four who do not wait for one another.
VISITORS = 4


@dataclass
class Stage:
    portal: programs.Web
    bare: programs.Web

    @cached_property
    def citizens(self) -> list[User]:
        return [people.citizen(number) for number in range(VISITORS)]

    def at_portal(self, users: list[User]) -> list[Visitor]:
        return [Visitor(self.portal.port, people.cookies(user)) for user in users]

    def at_bare(self, users: list[User]) -> list[Visitor]:
        return [Visitor(self.bare.port, people.cookies(user)) for user in users]

    def strangers(self, web: programs.Web) -> list[Visitor]:
        """Visitors who are not signed in."""
        return [Visitor(web.port) for _ in range(VISITORS)]


@contextlib.contextmanager
def stage() -> Iterator[Stage]:
    with programs.web(programs.PORTAL) as portal, programs.web(programs.BARE) as bare:
        yield Stage(portal, bare)
