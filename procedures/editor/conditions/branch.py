"""A node of the tree as it stands on the page."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from core.text import Sentence
from procedures.definition.conditions import Operator
from procedures.editor.conditions import values
from procedures.editor.conditions.operators import operators
from procedures.editor.conditions.tree import JOINS, Node, inner, join_of
from procedures.editor.names import Answer, Names
from procedures.editor.sources import askable, grouped, with_gone
from procedures.fields.lists import Choices, select
from procedures.gate.sorts import Sort

DEEPEST_TO_ADD = 17


@dataclass
class Branch:
    """`name` begins the names of its boxes; `path` is its place in the tree."""

    node: Node
    name: str
    path: str
    names: Names
    wrong: dict[str, str]
    table: str | None = None
    depth: int = 0
    inside: list["Branch"] = field(init=False)

    def __post_init__(self) -> None:
        begun = f"{self.path}." if self.path else ""
        self.inside = [
            Branch(node, self.name, f"{begun}{number}", self.names, self.wrong, self.table, self.depth + 1)
            for number, node in enumerate(inner(self.node))
        ]

    @property
    def id(self) -> str:
        return f"id_{self.name}-{self.path.replace('.', '-') or 'all'}"

    @property
    def boxes(self) -> str:
        return f"{self.name}:{self.path}"

    @property
    def join(self) -> str:
        return join_of(self.node)

    @property
    def joins(self) -> list[tuple[str, Sentence]]:
        words = {"all": _("Tất cả điều sau đều đúng"), "any": _("Ít nhất một điều sau đúng"), "not": _("Không đúng là")}
        return [(join, words[join]) for join in JOINS]

    @property
    def may_nest(self) -> bool:
        return self.depth < DEEPEST_TO_ADD

    @property
    def problem(self) -> str:
        return self.wrong.get(self.path, "")

    @cached_property
    def answer(self) -> Answer | None:
        return self.names.answers.get(self.node.get("field", ""))

    @property
    def field_box(self) -> str:
        """What may be asked about here; of a table's columns those whose row is looked at."""
        choices = with_gone(grouped(self._askable()), self.node.get("field"))
        box = select(choices, **{"data-decides": "", "id": f"{self.id}-field"})
        return box.render(f"{self.boxes}:field", self.node.get("field"))

    def _askable(self) -> list[Answer]:
        return [each for each in askable(self.names) if not each.table or self.table in ("*", each.table)]

    @property
    def operators(self) -> list[tuple[str, Sentence]]:
        return operators(self.answer.sort if self.answer else Sort.TEXT, self.node.get("op", ""))

    @property
    def other_box(self) -> str:
        """Another answer to compare with instead of a value; nothing where there is none."""
        box = select(self._others(), _("không"), id=f"{self.id}-other")
        return box.render(f"{self.boxes}:other", self.node.get("other")) if self._others() else ""

    def _others(self) -> Choices:
        """Answers of the same sort."""
        if self.answer is None or self.answer.sort in (Sort.FLAG, Sort.SEVERAL, Sort.WHOLE):
            return with_gone([], self.node.get("other"))
        alike = [a for a in self._askable() if a.sort is self.answer.sort and a.reference != self.answer.reference]
        return with_gone(grouped(alike), self.node.get("other"))

    @property
    def takes_value(self) -> bool:
        return self.node.get("op") != Operator.FILLED

    @property
    def options(self) -> list[tuple[str, str]] | None:
        """The values to choose from; None where one is written."""
        if self.answer is None:
            return None
        if self.answer.sort is Sort.FLAG:
            return [(values.YES, _("Có")), (values.NO, _("Không"))]
        options = self.names.options(self.answer)
        held = {value for value in self.values if options is not None and value not in dict(options)}
        return None if options is None else [*options, *((value, value) for value in sorted(held))]

    @property
    def values(self) -> list[str]:
        return values.shown(self.node.get("value"))

    @property
    def value(self) -> str:
        return "; ".join(self.values)

    @property
    def is_several(self) -> bool:
        return self.node.get("op") == Operator.IN

    @property
    def example(self) -> str:
        """What to write, in grey in the empty box."""
        examples: dict[Sort | None, Any] = {
            Sort.DATE: "24/11/2026",
            Sort.NUMBER: "12",
            Sort.TIME: "15:00",
        }
        return str(examples.get(self.answer.sort if self.answer else None, ""))
