"""One page of questions: bound to what was sent, or showing the answers so far, each error beside its question."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.text import Sentence
from procedures.definition.form import FormField, Kind
from procedures.fields import show
from procedures.fields.blocks import ALLOWED, columns
from procedures.fields.questions import NO_QUESTION, Questions, told
from procedures.fields.rows import Rows, with_rows_changed
from procedures.fields.widgets import initial
from procedures.rules.facts import Facts


@dataclass(frozen=True)
class Problem:
    """One line of the summary of errors, with the id of where it is mended."""

    anchor: str
    text: str


class Sheet:
    """The questions of these fields, with their tables and blocks.

    `asked` names those that stood on the page sent (all by default): only these are bound to `data`; a question that
    an answer has just brought up shows what is known of it already. `facts` tell which cells each row of a table asks.
    Those `locked` are shown as they are, whatever is sent for them.
    """

    def __init__(
        self,
        fields: Sequence[FormField],
        values: Mapping[str, Any],
        data: QueryDict | None = None,
        asked: Collection[str] | None = None,
        facts: Facts | None = None,
        locked: Collection[str] = (),
    ) -> None:
        self.fields = list(fields)
        data = None if data is None else with_rows_changed(data)
        self._sent = {field.id for field in fields if data is not None and (asked is None or field.id in asked)}
        start = initial(self.fields, values)
        start |= {each.id: show(values.get(each.id), each) for each in fields if each.id in locked}
        old = [field for field in fields if data is None or field.id in self._sent]
        new = [field for field in fields if data is not None and field.id not in self._sent]
        self.questions = Questions(data, initial=start, fields=old, locked=locked)
        self._new = Questions(initial=start, fields=new, locked=locked)
        self.tables = {
            field.id: Rows.of(field, values.get(field.id) or [], data if field.id in self._sent else None, facts)
            for field in fields
            if field.kind is Kind.TABLE
        }
        self.blocks = {
            field.id: _block(field, values.get(field.id) or {}, data if field.id in self._sent else None)
            for field in fields
            if field.kind in ALLOWED
        }

    def item(self, field: FormField) -> dict[str, Any]:
        """What stands on the page for this field: `question`, `table`, `block` or `words`; else nothing."""
        match field.kind:
            case Kind.TABLE:
                return {"table": field, "rows": self.tables[field.id]}
            case Kind.PERSON | Kind.ORGANISATION:
                return {"block": field, "form": self.blocks[field.id]}
            case Kind.STATEMENT | Kind.HEADING:
                return {"words": field, "is_heading": field.kind is Kind.HEADING}
            case _:
                return {} if field.kind in NO_QUESTION else {"question": self.question(field)}

    @property
    def items(self) -> list[dict[str, Any]]:
        """Everything on the page, in its order."""
        return [item for field in self.fields if (item := self.item(field))]

    def question(self, field: FormField) -> BoundField:
        """The question of a field that has one."""
        return (self.questions if field.id in self.questions.fields else self._new)[field.id]

    def raw(self) -> dict[str, Any]:
        """What was sent, by field id; a table as a list of rows, a block as its parts."""
        groups: dict[str, Rows | Questions] = {**self.tables, **self.blocks}
        return self.questions.raw() | {name: group.raw() for name, group in groups.items() if name in self._sent}

    def show_errors(self, wrong: Mapping[str, Sentence]) -> None:
        """Puts each sentence beside its question; `table.row.column` into the cell, `block.part` beside the part."""
        for place, sentence in wrong.items():
            name, _dot, inner = place.partition(".")
            if name in self.blocks:
                self.blocks[name].add_error(inner or None, str(sentence))
            elif inner and name in self.tables:
                row, _dot, column = inner.partition(".")
                self.tables[name].kept()[int(row)].add_error(column, str(sentence))
            elif name in self.tables:
                self.tables[name].non_form_errors().append(str(sentence))
            else:
                self.questions.add_error(name if name in self.questions.fields else None, str(sentence))

    @property
    def errors(self) -> list[Problem]:
        """Every error on the page, in the order of the questions."""
        return [Problem("main", str(sentence)) for sentence in self.questions.non_field_errors()] + [
            problem for field in self.fields for problem in self._problems(field)
        ]

    def _problems(self, field: FormField) -> Iterator[Problem]:
        item = self.item(field)
        if "rows" in item:
            yield from _row_problems(field, item["rows"])
        elif "form" in item:
            whole = item["form"].non_field_errors() if item["form"].is_bound else []
            yield from (Problem(f"div_id_{field.id}", told(field.label, sentence)) for sentence in whole)
            yield from _told(item["form"], str(field.label))
        elif "question" in item:
            bound = item["question"]
            for sentence in bound.errors:
                yield Problem(anchor(bound), told(bound.label, sentence))


def anchor(bound: BoundField) -> str:
    """The id of the first box of a question."""
    return f"{bound.auto_id}_0" if bound.use_fieldset else str(bound.id_for_label)


def _block(field: FormField, value: Mapping[str, Any], data: QueryDict | None) -> Questions:
    asked = columns(field)
    return Questions(data, prefix=field.id, initial=initial(asked, value), fields=asked)


def _row_problems(field: FormField, rows: Rows) -> Iterator[Problem]:
    if not rows.is_bound:
        return
    yield from (Problem(f"div_id_{field.id}", told(field.label, sentence)) for sentence in rows.non_form_errors())
    for number, form in enumerate(rows.forms, start=1):
        yield from _told(form, _("Dòng %(n)s") % {"n": number})


def _told(form: Questions, title: str) -> Iterator[Problem]:
    """Each error of a group of questions, under the name of the group."""
    for bound in form:
        yield from (Problem(anchor(bound), f"{title}, {told(bound.label, words)}") for words in bound.errors)
