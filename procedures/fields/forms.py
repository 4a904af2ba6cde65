"""One page of questions: bound to what was sent, or showing the answers so far, each error beside its question."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, CheckboxInput
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.text import Sentence
from procedures.definition.form import FormField, Kind
from procedures.fields.questions import Questions, told
from procedures.fields.rows import Rows, with_rows_changed
from procedures.fields.widgets import initial


@dataclass(frozen=True)
class Problem:
    """One line of the summary of errors, with the id of where it is mended."""

    anchor: str
    text: str


class Sheet:
    """The questions of these fields, with their tables.

    `asked` names those that stood on the page sent (all by default): only these are bound to `data`; a question that
    an answer has just brought up shows what is known of it already.
    """

    def __init__(
        self,
        fields: Sequence[FormField],
        values: Mapping[str, Any],
        data: QueryDict | None = None,
        asked: Collection[str] | None = None,
    ) -> None:
        self.fields = list(fields)
        data = None if data is None else with_rows_changed(data)
        self._sent = {field.id for field in fields if data is not None and (asked is None or field.id in asked)}
        start = initial(self.fields, values)
        self.questions = Questions(data, initial=start, fields=[field for field in fields if self._is_old(field, data)])
        self._new = Questions(initial=start, fields=[field for field in fields if not self._is_old(field, data)])
        self.tables = [
            (field, Rows.of(field, values.get(field.id) or [], data if field.id in self._sent else None))
            for field in fields
            if field.kind is Kind.TABLE
        ]

    def _is_old(self, field: FormField, data: QueryDict | None) -> bool:
        return data is None or field.id in self._sent

    def question(self, field: FormField) -> BoundField:
        """The question of a field that is neither a table nor computed."""
        return (self.questions if field.id in self.questions.fields else self._new)[field.id]

    def rows(self, field: FormField) -> Rows:
        """The rows of a table."""
        return next(rows for each, rows in self.tables if each is field)

    def raw(self) -> dict[str, Any]:
        """What was sent, by field id; a table as a list of rows."""
        return self.questions.raw() | {field.id: rows.raw() for field, rows in self.tables if field.id in self._sent}

    def show_errors(self, wrong: Mapping[str, Sentence]) -> None:
        """Puts each sentence beside its question; `table.row.column` into the table's cell."""
        tables = {field.id: rows for field, rows in self.tables}
        for place, sentence in wrong.items():
            name, _dot, cell = place.partition(".")
            if cell and name in tables:
                row, _dot, column = cell.partition(".")
                tables[name].kept()[int(row)].add_error(column, str(sentence))
            elif name in tables:
                tables[name].non_form_errors().append(str(sentence))
            else:
                self.questions.add_error(name if name in self.questions.fields else None, str(sentence))

    @property
    def errors(self) -> list[Problem]:
        """Every error on the page, in the order of the questions."""
        return [Problem("main", str(sentence)) for sentence in self.questions.non_field_errors()] + [
            problem for field in self.fields for problem in self._problems(field)
        ]

    def _problems(self, field: FormField) -> Iterator[Problem]:
        if field.kind is Kind.TABLE:
            yield from _row_problems(field, self.rows(field))
        elif field.kind is not Kind.COMPUTED:
            bound = self.question(field)
            for sentence in bound.errors:
                ticked = isinstance(bound.field.widget, CheckboxInput)
                yield Problem(anchor(bound), str(sentence) if ticked else told(bound.label, sentence))


def anchor(bound: BoundField) -> str:
    """The id of the first box of a question."""
    return f"{bound.auto_id}_0" if bound.use_fieldset else str(bound.id_for_label)


def _row_problems(field: FormField, rows: Rows) -> Iterator[Problem]:
    if not rows.is_bound:
        return
    yield from (Problem(f"div_id_{field.id}", told(field.label, sentence)) for sentence in rows.non_form_errors())
    for number, form in enumerate(rows.forms, start=1):
        for bound in form:
            for sentence in bound.errors:
                yield Problem(anchor(bound), f"{_('Dòng %(n)s') % {'n': number}}, {told(bound.label, sentence)}")
