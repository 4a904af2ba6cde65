"""A page's questions as a Django form: it asks and shows, and leaves the judging to procedures.fields.clean."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict
from django_stubs_ext import StrOrPromise

from procedures.definition.form import FieldBase, FormField, Kind
from procedures.fields.widgets import initial, widget_for

ADD_ROW = "add_row"


class Question(forms.Field):
    """Asks; what comes back stays raw. `required` only decides how the label is marked."""

    def clean(self, value: Any) -> Any:
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class Questions(forms.Form):
    """The questions for these fields."""

    use_required_attribute = False

    def __init__(self, *args: Any, fields: Sequence[FieldBase], in_table: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.definitions = [field for field in fields if field.kind not in {Kind.TABLE, Kind.COMPUTED}]
        for field in self.definitions:
            self.fields[field.id] = Question(
                label=str(field.label),
                help_text=str(field.hint or ""),
                required=field.required,
                widget=widget_for(field, in_table),
            )

    def raw(self) -> dict[str, Any]:
        """What was sent, by field id."""
        return {name: self[name].data for name in self.fields}


class Rows(BaseFormSet[Questions]):
    """The rows of one repeating table."""

    def raw(self) -> list[dict[str, Any]]:
        return [form.raw() for form in self.forms]

    @classmethod
    def of(cls, field: FormField, values: list[dict[str, Any]], data: QueryDict | None) -> "Rows":
        spare = max(0, max(field.min_rows, 1) - len(values))
        made = formset_factory(Questions, formset=cls, extra=spare, absolute_max=field.max_rows)
        rows = [initial(field.columns, row) for row in values]
        options = {"fields": field.columns, "in_table": True}
        return made(data, prefix=field.id, initial=rows, form_kwargs=options)  # type: ignore[return-value]


class Sheet:
    """One page of questions with its tables: bound to what was sent, or showing the answers so far."""

    def __init__(self, fields: Sequence[FormField], values: Mapping[str, Any], data: QueryDict | None = None) -> None:
        self.fields = list(fields)
        data = _with_one_more_row(data) if data and ADD_ROW in data else data
        self.questions = Questions(data, initial=initial(self.fields, values), fields=fields)
        self.tables = [
            (field, Rows.of(field, values.get(field.id) or [], data)) for field in fields if field.kind is Kind.TABLE
        ]

    def raw(self) -> dict[str, Any]:
        """What was sent, by field id; a table as a list of rows."""
        return self.questions.raw() | {field.id: rows.raw() for field, rows in self.tables}

    def show_errors(self, wrong: Mapping[str, StrOrPromise]) -> None:
        """Puts each sentence beside its question; `table.row.column` into the table's cell."""
        tables = {field.id: rows for field, rows in self.tables}
        for place, sentence in wrong.items():
            name, _, cell = place.partition(".")
            if cell and name in tables:
                row, _, column = cell.partition(".")
                tables[name].forms[int(row)].add_error(column, str(sentence))
            elif name in tables:
                tables[name].non_form_errors().append(str(sentence))
            else:
                self.questions.add_error(name if name in self.questions.fields else None, str(sentence))


def _with_one_more_row(data: QueryDict) -> QueryDict:
    grown = data.copy()
    key = f"{data[ADD_ROW]}-TOTAL_FORMS"
    if grown.get(key, "").isdigit():
        grown[key] = str(int(grown[key]) + 1)
    return grown
