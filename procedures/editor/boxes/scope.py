from dataclasses import dataclass, field

from procedures.editor.names import Names


@dataclass(frozen=True)
class Scope:
    """What boxes have to know of the whole: what can be named, which ids are taken, which were published."""

    names: Names
    taken: frozenset[str] = field(default=frozenset())
    published: frozenset[str] = field(default=frozenset())
    # The table whose columns a condition may look at here; "*": any table's.
    table: str | None = None
