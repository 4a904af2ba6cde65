"""The rows of a repeating table on a page."""

import re
from typing import TYPE_CHECKING, Any

from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict

from core.sent import whole
from procedures.definition.form import Column, FormField
from procedures.fields import cleaned
from procedures.fields.kind import is_empty
from procedures.fields.questions import Questions
from procedures.fields.widgets import initial
from procedures.rules.facts import Facts
from procedures.rules.values import typed_row
from procedures.rules.visibility import columns_shown

if TYPE_CHECKING:
    FormSet = BaseFormSet[Questions]
else:
    FormSet = BaseFormSet

ADD_ROW, REMOVE_ROW = "add_row", "remove_row"


class Rows(FormSet):
    """One form of questions a row; with `facts`, each asks only what its own answers make it ask."""

    definition: FormField
    facts: Facts | None
    stored: list[dict[str, Any]]

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {"fields": self._columns(index)}

    def _columns(self, index: int | None) -> list[Column]:
        columns = self.definition.columns
        fixed = all(column.when is None and column.required_when is None for column in columns)
        if index is None or self.facts is None or fixed:
            return columns
        return columns_shown(columns, typed_row(self._row(index), columns), self.facts)

    def _row(self, index: int) -> dict[str, Any]:
        """What holds of this row as it was sent, or as it is kept."""
        if not self.is_bound:
            return self.stored[index] if index < len(self.stored) else {}
        columns = self.definition.columns
        sent = Questions(self.data, prefix=self.add_prefix(index), fields=columns).raw()
        return cleaned(columns, sent)[0]

    def raw(self) -> list[dict[str, Any]]:
        """What was sent, row by row."""
        return [form.raw() for form in self.forms]

    def kept(self) -> list[Questions]:
        """The rows that are not entirely empty: errors count these, since empty ones are dropped."""
        return [form for form in self.forms if not is_empty(form.raw())]

    @property
    def may_grow(self) -> bool:
        return len(self.forms) < self.definition.max_rows

    @property
    def may_shrink(self) -> bool:
        return len(self.forms) > max(self.definition.min_rows, 1)

    @classmethod
    def of(
        cls, field: FormField, values: list[dict[str, Any]], data: QueryDict | None, facts: Facts | None = None
    ) -> "Rows":
        """The rows so far, or as they were sent; always one to fill in."""
        spare = max(0, max(field.min_rows, 1) - len(values))
        made = formset_factory(Questions, formset=cls, extra=spare, max_num=field.max_rows, absolute_max=field.max_rows)
        formset = made(data, prefix=field.id, initial=[initial(field.columns, row) for row in values])
        assert isinstance(formset, cls)
        formset.definition, formset.facts, formset.stored = field, facts, values
        return formset


def with_rows_changed(data: QueryDict) -> QueryDict:
    """What was sent, by a button that adds a row (`add_row=<table>`) or removes one (`remove_row=<table>-<n>`)."""
    if table := data.get(ADD_ROW):
        return _with_total(data, table, _total(data, table) + 1)
    table, _dash, number = data.get(REMOVE_ROW, "").rpartition("-")
    row = whole(number)
    return data if not table or row is None else _without_row(data, table, row)


def _total(data: QueryDict, table: str) -> int:
    written = data.get(f"{table}-TOTAL_FORMS", "")
    return whole(written) or 0


def _with_total(data: QueryDict, table: str, total: int) -> QueryDict:
    changed = data.copy()
    changed[f"{table}-TOTAL_FORMS"] = str(max(total, 0))
    return changed


def _without_row(data: QueryDict, table: str, number: int) -> QueryDict:
    """The rows after it move up by one."""
    cell = re.compile(rf"{re.escape(table)}-(\d{{1,6}})-(.+)")
    shrunk = QueryDict(mutable=True)
    for key, values in data.lists():
        found = cell.fullmatch(key)
        at = int(found[1]) if found else -1
        if at != number:
            shrunk.setlist(f"{table}-{at - 1}-{found[2]}" if found and at > number else key, values)
    return _with_total(shrunk, table, _total(data, table) - 1)
