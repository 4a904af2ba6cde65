"""A clerk of the bench who accepts one dossier after the other."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bench.client import Visitor


@dataclass(frozen=True)
class Accepting:
    """`page` is the address of a dossier's page, `door` what is added to it where its form is sent."""

    visitor: Visitor
    dossiers: Iterator[str]
    page: str
    door: str
    opens: bool  # each dossier's page is read before its form is sent

    def one(self) -> None:
        page = self.page.format(next(self.dossiers))
        fields = self.visitor.get(page).hidden() if self.opens else {**self._fields, "once": str(uuid.uuid4())}
        self.visitor.post(f"{page}{self.door}", fields)

    @cached_property
    def _fields(self) -> dict[str, str]:
        """Of a first page: on another's, only the key that makes it count once is another."""
        return self.visitor.get(self.page.format(next(self.dossiers))).hidden()
