"""A list of small parts: one row of boxes each."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from core.text import Sentence
from procedures.editor.boxes.box import Box
from procedures.editor.numbers import number_in
from procedures.fields.forms import Problem

MOST = 500


class Rows(Box):
    """Rows left empty are dropped. Buttons add a row, take one out, and move one up."""

    template = "editor/boxes/rows.html"

    def show(self, value: Any) -> None:
        super().show(value)
        self._lay([each if isinstance(each, dict) else {} for each in self.value or []] or [{}])

    def read(self, data: QueryDict, stored: Any) -> None:
        kept = stored if isinstance(stored, list) else []
        self.rows = []
        for number in range(min(number_in(data.get(f"{self.name}-rows")) or 0, MOST)):
            row = self._row(number)
            before = number_in(data.get(f"{self.name}-{number}-from"))
            row.origin = before if before is not None and before < len(kept) else None
            row.read(data, kept[row.origin] if row.origin is not None else {})
            self.rows.append(row)
        self._settle()

    def _settle(self) -> None:
        self.value = [row.value for row in self.rows if not row.is_empty]

    def _row(self, number: int) -> Any:
        from procedures.editor.boxes.boxes import Boxes

        return Boxes(self.shape.parts[0], self.scope, f"{self.name}-{number}", is_row=True)

    def _lay(self, values: list[dict[str, Any]], origins: list[int | None] | None = None) -> None:
        """These values as rows, each knowing which stored part it is."""
        self.rows = [self._row(number) for number in range(len(values))]
        for number, (row, value) in enumerate(zip(self.rows, values, strict=True)):
            row.show(value, value)
            row.origin = origins[number] if origins else number

    def act(self, name: str, verb: str, where: str) -> None:
        if name != self.name:
            for row in self.rows:
                row.act(name, verb, where)
            return
        pairs: list[tuple[dict[str, Any], int | None]] = [(row.value, row.origin) for row in self.rows]
        at = number_in(where)
        at = -1 if at is None else at
        if verb == "add" and len(pairs) < MOST:
            pairs.append(({}, None))
        elif verb == "remove" and 0 <= at < len(pairs):
            del pairs[at]
        elif verb == "up" and 0 < at < len(pairs):
            pairs[at - 1], pairs[at] = pairs[at], pairs[at - 1]
        self._lay([value for value, _origin in pairs], [origin for _value, origin in pairs])
        self._settle()

    def refuse(self, place: str, sentence: Sentence) -> None:
        number, _slash, rest = place.partition("/")
        filled = [row for row in self.rows if not row.is_empty]
        at = number_in(number)
        if rest and at is not None and at < len(filled):
            filled[at].refuse(rest, sentence)
        else:
            super().refuse(place, sentence)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        for row in self.rows:
            yield from row.problems()
