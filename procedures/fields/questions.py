"""Questions as a Django form: it asks and shows, and leaves the judging to procedures.fields.clean."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from core.text import Sentence
from procedures.definition.form import SILENT, FieldBase, Kind
from procedures.fields.blocks import ALLOWED
from procedures.fields.prefill import source
from procedures.fields.widgets import Shown, widget_for

# Kinds that are no single question: several of them, or none.
NO_QUESTION = SILENT | ALLOWED.keys() | {Kind.TABLE}


def told(label: object, words: object) -> str:
    """A label and what is said of it: a colon between them, but none after a question."""
    return f"{label} {words}" if str(label).endswith("?") else f"{label}: {words}"


class Question(forms.Field):
    """Asks; what comes back stays raw. `required` only decides how the label is marked."""

    def clean(self, value: Any) -> Any:
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class Asking(forms.Form):
    """Asks and shows; what judges the answers tells what is wrong with them."""

    use_required_attribute = False

    def show_errors(self, wrong: Mapping[str, Sentence]) -> None:
        """Each sentence beside its question, that of "" at the head; what is wrong elsewhere is left alone."""
        for name, words in wrong.items():
            if name in self.fields or not name:
                self.add_error(name or None, str(words))


class Questions(Asking):
    """The questions for these fields; those that are `locked` are only shown, as the words they start with."""

    def __init__(self, *args: Any, fields: Sequence[FieldBase], locked: Collection[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for field in fields:
            if field.kind not in NO_QUESTION:
                self.fields[field.id] = _locked(field) if field.id in locked else _question(field)

    def raw(self) -> dict[str, Any]:
        """What was sent, by field id."""
        return {name: self[name].data for name, question in self.fields.items() if not question.disabled}


def _question(field: FieldBase) -> Question:
    return Question(label=str(field.label), help_text=_help(field), required=field.required, widget=widget_for(field))


def _locked(field: FieldBase) -> Question:
    """Required as far as its label goes: it is filled in."""
    return Question(label=str(field.label), help_text=source(field), widget=Shown(), disabled=True)


def _help(field: FieldBase) -> str:
    example = _("Ví dụ: %(example)s") % {"example": field.example} if field.example else ""
    return " ".join(filter(None, [str(field.hint or ""), example]))
