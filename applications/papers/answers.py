"""The answers and findings of a dossier in the words of an official paper; what is hidden or empty is "" there."""

from decimal import Decimal
from typing import Any

from applications.models import Dossier
from applications.workflow.advance import facts_of_dossier
from procedures.definition.form import Column, FieldBase, FormField, Kind
from procedures.fields import blocks, show
from procedures.fields.numbers import written


class Answers:
    """By field id. A person's name stands in capitals, as certificates write it."""

    def __init__(self, dossier: Dossier) -> None:
        self._fields = dossier.definition.all_fields()
        self._given = {**dossier.answers, **dossier.findings}
        self._facts = facts_of_dossier(dossier)

    def field(self, name: str) -> FormField:
        return self._fields[name]

    def shown(self, name: str) -> str:
        """The value in words, of a field or of one part of a block; KeyError when the definition has no such field."""
        name, _dot, part = name.partition(".")
        if part:
            return next((words for each, words in self.parts(self._fields[name]) if each.id == part), "")
        field, value = self._fields[name], self._facts.get(name)
        if value is None:
            return ""
        if field.kind is not Kind.COMPUTED:
            return _written(self._given.get(name), field)
        return written(Decimal(value)) if isinstance(value, int | Decimal) else str(value)

    def name(self, field: FormField) -> str:
        """Of a block the name of the person in it; else the value itself."""
        names = (words for part, words in self.parts(field) if part.kind is Kind.PERSON_NAME)
        return next(names, "") or self.shown(field.id)

    def parts(self, block: FormField) -> list[tuple[Column, str]]:
        """What was answered of a block, part by part in its order; nothing for any other field."""
        answer = self._given.get(block.id) if self._facts.get(block.id) is not None else None
        if not isinstance(answer, dict):
            return []
        return [(part, _written(answer[part.id], part)) for part in blocks.columns(block) if answer.get(part.id)]

    def rows(self, table: FormField) -> list[list[str]]:
        """The cells of a table's rows, in the order of its columns."""
        rows = self._given.get(table.id) if self._facts.rows(table.id) else []
        return [[_written(row.get(column.id), column) for column in table.columns] for row in rows or []]


def _written(value: Any, field: FieldBase) -> str:
    words = show(value, field)
    return words.upper() if field.kind is Kind.PERSON_NAME else words
