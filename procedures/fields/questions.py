"""Questions as a Django form: it asks and shows, and leaves the judging to procedures.fields.clean."""

from collections.abc import Sequence
from typing import Any

from django import forms

from procedures.definition.form import FieldBase, Kind
from procedures.fields.widgets import widget_for


def told(label: object, words: object) -> str:
    """A label and what is said of it: a colon between them, but none after a question."""
    return f"{label} {words}" if str(label).endswith("?") else f"{label}: {words}"


class Question(forms.Field):
    """Asks; what comes back stays raw. `required` only decides how the label is marked."""

    def clean(self, value: Any) -> Any:
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class Questions(forms.Form):
    """The questions for these fields; tables and computed values are no questions."""

    use_required_attribute = False

    def __init__(self, *args: Any, fields: Sequence[FieldBase], **options: Any) -> None:
        super().__init__(*args, **options)
        for field in fields:
            if field.kind not in {Kind.TABLE, Kind.COMPUTED}:
                self.fields[field.id] = _question(field)

    def raw(self) -> dict[str, Any]:
        """What was sent, by field id."""
        return {name: self[name].data for name in self.fields}


def _question(field: FieldBase) -> Question:
    return Question(
        label=str(field.label),
        help_text=str(field.hint or ""),
        required=field.required,
        widget=widget_for(field),
    )
