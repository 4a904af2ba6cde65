"""`when`: one closed, typed condition for fields, papers, fees, cases and steps. Data, never code."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints, model_validator

from procedures.definition.base import Part

# A field id, a part of a block or an address (mother.birth_date, residence.unit), or a fact every dossier has:
# @case @channel @applicant_kind @today. A table stands for the number of its rows.
Reference = Annotated[str, StringConstraints(pattern=r"^@?[a-z][a-z0-9_]{0,59}(\.[a-z][a-z0-9_]{0,59})?$")]
Scalar = bool | int | float | str
MAX_NODES = 200


class Operator(StrEnum):
    EQ = "eq"
    NE = "ne"
    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"
    IN = "in"
    CONTAINS = "contains"
    FILLED = "filled"


class Compare(Part):
    """One field against a value, or against another field (`other`)."""

    field: Reference
    op: Operator
    value: Scalar | list[Scalar] | None = None
    other: Reference | None = None

    @model_validator(mode="after")
    def _one_right_side(self) -> Compare:
        sides = (self.value is not None) + (self.other is not None)
        if sides != (0 if self.op is Operator.FILLED else 1):
            raise ValueError(_("phép so sánh cần đúng một vế phải là value hoặc other; “filled” không có vế phải"))
        return self


class AllOf(Part):
    all: list[Condition] = Field(min_length=1, max_length=50)


class AnyOf(Part):
    any: list[Condition] = Field(min_length=1, max_length=50)


class Not(Part):
    not_: Condition = Field(alias="not")


Condition = Compare | AllOf | AnyOf | Not

for model in (AllOf, AnyOf, Not):
    model.model_rebuild()


def children(condition: Condition) -> list[Condition]:
    """The conditions directly inside this one."""
    match condition:
        case AllOf(all=inner) | AnyOf(any=inner):
            return list(inner)
        case Not(not_=inner):
            return [inner]
        case _:
            return []


def size(condition: Condition) -> int:
    """How many nodes: the cost limit counts these (at most MAX_NODES)."""
    return 1 + sum(size(inner) for inner in children(condition))


def references(condition: Condition) -> set[str]:
    """Every field and fact the condition looks at."""
    if isinstance(condition, Compare):
        return {condition.field} | ({condition.other} if condition.other else set())
    return set().union(*(references(inner) for inner in children(condition)))


def within_cost(value: Any) -> Any:
    """Refuses, before parsing, a condition with more than MAX_NODES nodes or nested deeper than the parser may go."""
    budget = [MAX_NODES]

    def count(node: Any, depth: int) -> None:
        budget[0] -= 1
        if budget[0] < 0 or depth > 20:
            raise ValueError(_("một điều kiện có nhiều nhất %(most)s phần, lồng nhau 20 lớp") % {"most": MAX_NODES})
        if isinstance(node, dict):
            for key in ("all", "any"):
                for inner in node.get(key, []) if isinstance(node.get(key), list) else []:
                    count(inner, depth + 1)
            if "not" in node:
                count(node["not"], depth + 1)

    count(value, 0)
    return value
