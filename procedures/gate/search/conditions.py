"""Conditions read as formulas: each comparison as the values for which it really holds."""

from __future__ import annotations

from procedures.definition.conditions import AllOf, AnyOf, Compare, Condition, Not
from procedures.definition.form import Computed
from procedures.gate.search.assumed import compared, worked_out
from procedures.gate.search.domains import NOTHING, Domain, Domains, mask_of
from procedures.gate.search.formulas import FALSE, TRUE, Formula, Function, Relation, every, some


class Conditions:
    def __init__(self, domains: Domains) -> None:
        self.domains = domains
        self._read: dict[tuple[int, str, bool], Formula] = {}
        self._tables: dict[tuple[object, ...], tuple[int, ...]] = {}
        self._functions: dict[str, Function] = {}

    def read(self, condition: Condition | None, row: str = "", *, want: bool = True) -> Formula:
        """That it holds (or, unwanted, that it does not), seen from a row of that table."""
        if condition is None:
            return TRUE if want else FALSE
        key = (id(condition), row, want)
        if key not in self._read:
            self._read[key] = self._formula(condition, row, want)
        return self._read[key]

    def _formula(self, condition: Condition, row: str, want: bool) -> Formula:
        match condition:
            case Compare():
                return self._compare(condition, row, want)
            case Not(not_=opposite):
                return self.read(opposite, row, want=not want)
            case AllOf(all=inner):
                return (every if want else some)(*(self.read(each, row, want=want) for each in inner))
            case AnyOf(any=inner):
                return (some if want else every)(*(self.read(each, row, want=want) for each in inner))

    def _compare(self, condition: Compare, row: str, want: bool) -> Formula:
        left = self.domains.of(condition.field, row)
        right = self.domains.of(condition.other, row) if condition.other else NOTHING
        if left is None or right is None:
            return TRUE  # of what nobody knows, anything may be true
        if left is NOTHING:
            return right.chosen(found is want for found in compared(condition, [None], right.seen)[0])
        if right is NOTHING:
            return left.chosen(found is want for (found,) in compared(condition, left.seen, [None]))
        return self.related(condition, left, right, want=want)

    def related(self, condition: Compare, left: Domain, right: Domain, *, want: bool = True) -> Formula:
        """That the comparison holds between the two."""
        key = (condition.op, left.values, right.values, left.is_table, right.is_table)
        if key not in self._tables:
            self._tables[key] = tuple(mask_of(row) for row in compared(condition, left.seen, right.seen))
        rows = self._tables[key] if want else tuple(right.full & ~row for row in self._tables[key])
        if left is right:
            return left.chosen(bool(row >> number & 1) for number, row in enumerate(rows))
        return every(left.anything, right.anything, Relation(left.name, right.name, rows))

    def between(self, rule: Computed, first: Domain, second: Domain, whole: Domain) -> Formula:
        """That the whole is worked out from the two."""
        if whole.name not in self._functions:
            rows = []
            for one in first.values:
                results = [whole.standing_for(value) for value in worked_out(rule, one, second.values)]
                rows.append(
                    tuple(mask_of(bool(result >> at & 1) for result in results) for at in range(len(whole.values)))
                )
            self._functions[whole.name] = Function(first.name, second.name, whole.name, tuple(rows))
        return every(first.anything, second.anything, self._functions[whole.name])
