"""What is known of a dossier when a rule is asked: its visible answers, typed, and what every dossier has."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from procedures.definition import ProcedureDefinition
from procedures.definition.form import FormField
from procedures.rules.computed import computed
from procedures.rules.conditions import holds
from procedures.rules.values import Parts, Row, Value, typed
from procedures.rules.visibility import columns_shown, counted


@dataclass(frozen=True)
class Facts:
    """Values by field id; a field that is hidden or empty is not among them."""

    values: Mapping[str, Value]
    channel: str
    applicant_kind: str
    today: date
    case: str = ""
    row: Row = field(default_factory=dict)

    def get(self, reference: str) -> Value | None:
        """A column of the present row, a field, a part of one (mother.birth_date), or @case @channel … @today."""
        if reference.startswith("@"):
            return self._circumstances().get(reference) or None
        name, dot, part = reference.partition(".")
        value = self.row.get(name, self.values.get(name))
        if not dot:
            return value
        return value.get(part) if isinstance(value, Parts) else None

    def _circumstances(self) -> dict[str, str | date]:
        return {
            "@case": self.case,
            "@channel": self.channel,
            "@applicant_kind": self.applicant_kind,
            "@today": self.today,
        }

    def in_row(self, row: Row) -> "Facts":
        """The same facts seen from one row of a table: references name its columns first."""
        return replace(self, row=row)

    def rows(self, table: str) -> list[Row]:
        """The rows of this table; none when it is hidden or empty."""
        value = self.values.get(table)
        return [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []

    def all_of(self, reference: str) -> list[Value]:
        """Every value under this name: a field's one, or a column's in each row."""
        value = self.get(reference)
        columns = [row[reference] for table in self.values for row in self.rows(table) if reference in row]
        return [value] if value is not None else list(columns)


def facts_of(
    definition: ProcedureDefinition, answers: Mapping[str, Any], *, channel: str, applicant_kind: str, today: date
) -> Facts:
    """The facts in `answers` (JSON by field id; unknown ids are ignored), computed fields worked out, the case found.

    What is hidden does not count for anything else, so hiding is repeated until nothing changes.
    """
    fields = definition.all_fields()
    read = {name: typed(answers.get(name), each) for name, each in fields.items()}
    given = {name: value for name, value in read.items() if value is not None}
    facts = Facts(given, str(channel), str(applicant_kind), today)
    for _round in range(len(fields) + 1):
        settled = _settled(definition, given, facts)
        if settled == facts:
            break
        facts = settled
    return facts


def _settled(definition: ProcedureDefinition, given: Mapping[str, Value], facts: Facts) -> Facts:
    fields = counted(definition, facts)
    kept = {each.id: _kept(each, given[each.id], facts) for each in fields if each.id in given}
    return replace(facts, values=kept | computed(fields, facts), case=_case(definition, facts))


def _kept(field: FormField, value: Value, facts: Facts) -> Value:
    """A table without the cells that are hidden in its rows; any other value as it is."""
    if not any(column.when for column in field.columns) or not isinstance(value, tuple):
        return value
    rows = [row for row in value if isinstance(row, Mapping)]
    asked = [{column.id for column in columns_shown(field.columns, row, facts)} for row in rows]
    return tuple({name: row[name] for name in row if name in names} for row, names in zip(rows, asked, strict=True))


def _case(definition: ProcedureDefinition, facts: Facts) -> str:
    """The first case whose condition holds; none where no case does, which publication refuses."""
    return next((case.code for case in definition.cases if holds(case.when, facts)), "")
