"""Facts that are just assumed: one value under each reference, whatever it is made of."""

from collections.abc import Iterable, Sequence
from typing import Any

from procedures.definition.conditions import Compare
from procedures.definition.form import Computed
from procedures.gate.search.company import ANCHOR
from procedures.rules.computed import work_out
from procedures.rules.conditions import holds
from procedures.rules.facts import Facts
from procedures.rules.values import Value


class Assumed(Facts):
    def get(self, reference: str) -> Value | None:
        return self.values.get(reference)

    def all_of(self, reference: str) -> list[Value]:
        value = self.get(reference)
        return [] if value is None else [value]


def compared(condition: Compare, lefts: Iterable[Any], rights: Sequence[Any]) -> list[list[bool]]:
    """Whether the comparison holds between each of these and each of those, in place of the references it names."""
    seen = condition.model_copy(update={"field": "left", "other": "right" if condition.other else None})
    return [
        [holds(seen, Assumed({"left": left, "right": right}, "", "", ANCHOR)) for right in rights] for left in lefts
    ]


def worked_out(rule: Computed, first: Any, seconds: Iterable[Any]) -> list[Value | None]:
    """What comes out of a value and each of these, in place of the two references the rule names."""
    seen = rule.model_copy(update={"of": ["first", "second"]})
    return [work_out(seen, Assumed({"first": first, "second": second}, "", "", ANCHOR)) for second in seconds]
