from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from core.errors import Invalid
from procedures.editor.boxes.box import Box
from procedures.editor.boxes.choosing import codec_of
from procedures.editor.conditions.tree import same
from procedures.fields.questions import Question

OWN_NAMES = ("id", "code")


class Simple(Box):
    """One value in one box, or in a few that belong together."""

    template = "haiphong/field.html"

    @property
    def is_fixed(self) -> bool:
        """A published name stays: dossiers are kept under it."""
        return self.key in OWN_NAMES and self.value in self.scope.published

    def read(self, data: QueryDict, stored: Any) -> None:
        codec = codec_of(self.owner, self.key, self.shape, self.scope)
        self.value = stored
        if self.is_fixed:
            return
        sent = codec.widget(self._sent_before(data)).value_from_datadict(data, {}, self.name)  # type: ignore[arg-type]
        try:
            self.value = codec.read(sent)
            if codec.is_set and same(self.value, stored):
                self.value = stored
        except Invalid as error:
            self.value = sent
            self.wrong.append(str(error.message))

    def _sent_before(self, data: QueryDict) -> Any:
        """As many as were sent, where the boxes are as many as the values."""
        return [value for key, value in data.items() if key.startswith(f"{self.name}_")] if self.shape.is_list else None

    @property
    def field(self) -> BoundField:
        """The box as the forms' templates take it."""
        codec = codec_of(self.owner, self.key, self.shape, self.scope)
        widget = codec.widget(self.value)
        if self.is_fixed:
            widget.attrs["readonly"] = True
        question = Question(label=self.label, help_text=self.hint, required=self._is_required, widget=widget)
        question.initial = codec.show(self.value)
        form = forms.Form(prefix=self.name.removesuffix(self.key).removesuffix("-") or None)
        form.fields[self.key] = question
        for sentence in self.wrong:
            form.errors.setdefault(self.key, form.error_class()).append(sentence)
        return form[self.key]

    @property
    def _is_required(self) -> bool:
        own_name = self.key in OWN_NAMES and not self.value
        return not (self.shape.is_optional or self.shape.is_list or own_name) or bool in self.shape.types
