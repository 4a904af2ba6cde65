"""What the portal knows of the person already: folded to a line, so that only what is not known is asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from applications.filling.asked import items
from applications.filling.summary import in_words
from applications.filling.way import Way
from procedures.definition.form import FormField, Kind
from procedures.fields.blocks import ALLOWED
from procedures.fields.forms import Sheet


@dataclass(frozen=True)
class Groups:
    """The questions of a page, group by group; `warnings` by place. What stands `open` to be typed in stays so."""

    way: Way
    sheet: Sheet
    warnings: Mapping[str, str]
    open: Collection[str]

    def group(self, title: str, fields: Sequence[FormField]) -> dict[str, Any]:
        """`known` is folded away and told in `words`, `items` are asked. A title is not said again as a label."""
        known = self._known(fields)
        words = (in_words(self.way.dossier, field, self.way.facts) for field in known)
        return {
            "title": "" if fields and _says(fields[0], title) else title,
            "words": " · ".join(filter(None, words)),
            "ids": [field.id for field in known],
            "known": self._items(known),
            "items": self._items([field for field in fields if field not in known]),
        }

    def _known(self, fields: Sequence[FormField]) -> list[FormField]:
        """What is answered of what the portal may know, and what need not be answered beside it."""
        answers = self.way.dossier.answers
        found = [field for field in fields if field.prefill and field.id not in self.open and not self._wrong(field)]
        if self.way.is_supplement or not any(answers.get(field.id) for field in found):
            return []
        return [field for field in found if answers.get(field.id) or not field.required]

    def _wrong(self, field: FormField) -> bool:
        return bool(self.sheet.question(field).errors)

    def _items(self, fields: Sequence[FormField]) -> list[dict[str, Any]]:
        return items(fields, self.sheet, self.way, {}, self.warnings)


def _says(field: FormField, title: str) -> bool:
    """Tables and blocks have a heading of their own."""
    return field.kind in {Kind.TABLE, *ALLOWED} or str(field.label) == title


def standing_open(sent: Sheet | None, data: QueryDict) -> set[str]:
    """What stood open on the page sent: a question is not folded away under the hands of who answers it."""
    folded = " ".join(data.getlist("known")).split()
    return {field.id for field in sent.fields} - set(folded) if sent else set()
