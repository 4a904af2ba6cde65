"""A part where it stands: its place, and the parts it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import to_json

from procedures.definition.base import Part


@dataclass(frozen=True, eq=False)
class Spot:
    """`attribute`: of `above`, under which the part stands; "" for the document itself."""

    part: Part
    place: str = ""
    attribute: str = ""
    above: Spot | None = None

    def child(self, name: str) -> Spot:
        """The part under this attribute."""
        return Spot(getattr(self.part, name), self._place(name), name, self)

    def children(self, name: str) -> list[Spot]:
        """The parts listed under this attribute."""
        listed = enumerate(getattr(self.part, name))
        return [Spot(part, f"{self._place(name)}/{number}", name, self) for number, part in listed]

    def inside(self) -> Iterator[Spot]:
        """All parts within lists inside, outer before inner."""
        for name in type(self.part).model_fields:
            if holds_parts(getattr(self.part, name)):
                for spot in self.children(name):
                    yield from (spot, *spot.inside())

    def upwards(self) -> Iterator[Spot]:
        """The parts this one is in, inner before outer."""
        if self.above:
            yield from (self.above, *self.above.upwards())

    def _place(self, name: str) -> str:
        return f"{self.place}/{type(self.part).model_fields[name].alias or name}".lstrip("/")


def holds_parts(value: object) -> bool:
    """Whether this is a list of parts with at least one in it."""
    return isinstance(value, list) and any(isinstance(each, Part) for each in value)


def written(value: object) -> bytes:
    """The value as it stands in a document: two are the same when this is."""
    return to_json(value, by_alias=True)
