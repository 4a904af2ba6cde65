"""Lists to choose one from, written fast: some are of hundreds of places or nations."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from core.text import Sentence
from procedures.definition.form import FieldBase

Choice = tuple[str, Sentence]
# A choice, or a title with the choices under it.
Choices = Sequence[Choice | tuple[Sentence, Sequence[Choice]]]


class Select(forms.Select):
    """Its options are written at once, not each by a template of its own."""

    template_name = "fields/select.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["options"] = mark_safe(_written(self.choices, self.format_value(value)))  # noqa: S308 (escaped)
        return context


def _written(choices: Iterable[Any], chosen: list[str]) -> str:
    """By Python's own escape: Django's, at 250 nations a list, is what a page would spend most of its time on."""
    return "".join(
        f'\n  <optgroup label="{escape(str(key))}">{_written(label, chosen)}\n  </optgroup>'
        if isinstance(label, list | tuple)
        else _option(str(key), str(label), str(key) in chosen)
        for key, label in choices
    )


def _option(value: str, label: str, is_chosen: bool) -> str:
    return f'\n  <option value="{escape(value)}"{" selected" if is_chosen else ""}>{escape(label)}</option>'


def select(choices: Choices, empty: Sentence = "", **attrs: Any) -> Select:
    return Select(attrs, [("", empty or _("Chọn …")), *choices])


def radios(field: FieldBase, choices: Sequence[Choice]) -> forms.RadioSelect:
    """What need not be answered can be taken back."""
    return forms.RadioSelect(choices=choices if field.required else [*choices, ("", str(_("Không trả lời")))])


def options(field: FieldBase) -> list[Choice]:
    return [(option.value, str(option.label)) for option in field.options]


def nested_options(field: FieldBase) -> Choices:
    """An option that leads to others is the title over them."""
    return [
        (str(option.label), [(leaf.value, str(leaf.label)) for leaf in option.options])
        if option.options
        else (option.value, str(option.label))
        for option in field.options
    ]
