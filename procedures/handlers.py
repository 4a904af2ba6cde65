"""What automatic steps can do, by the name a definition gives. The floor that does it says so when it starts."""

from dataclasses import dataclass

from core.text import Sentence
from procedures.definition.form import Kind


@dataclass(frozen=True)
class Handler:
    """`fills`: the kinds its step's first field may have, into which the answer goes; none: it needs no field."""

    name: Sentence
    fills: frozenset[Kind] = frozenset()


HANDLERS: dict[str, Handler] = {}
