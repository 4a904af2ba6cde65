"""Which codec an attribute has: by what it names, else by its type."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from procedures.definition.base import Part, Text
from procedures.editor.boxes import codecs, quantities
from procedures.editor.boxes.codecs import Codec
from procedures.editor.boxes.scope import Scope
from procedures.editor.shapes import Shape
from procedures.editor.shown import decides
from procedures.editor.sources import TICKED, source_of, with_gone
from procedures.fields.lists import Choices, select
from procedures.wording import choice_label

# Attributes of several sentences; any other is one line.
LONG = {
    "answer", "conditions", "ground", "hint", "intro", "message", "note", "otherwise", "partial_reason", "summary",
    "text",
}  # fmt: skip
MONEY = {"amount", "cap", "fee"}
IDENTIFIER = r"^[a-z][a-z0-9_]{0,59}$"
_TYPES: dict[Any, Callable[[], Codec]] = {
    Decimal: quantities.decimal,
    bool: quantities.flag,
    datetime: quantities.moment,
    date: quantities.date_of_year,
    time: quantities.time_of_day,
}


def codec_of(owner: type[Part], key: str, shape: Shape, scope: Scope) -> Codec:
    """How the attribute is asked."""
    if source := source_of(owner, key):
        choices = source(scope.names)
        return _several(choices) if shape.is_list and owner in TICKED else _named(choices, shape, decides(owner, key))
    if choices := _closed(key, shape):
        return _several(choices) if shape.is_list else _one(choices, shape, decides(owner, key))
    if shape.is_list:
        return codecs.lines()
    if Text in shape.types:
        return codecs.two_languages(key in LONG)
    if int in shape.types:
        return quantities.whole(14 if key in MONEY else 8)
    found = next((made() for each, made in _TYPES.items() if each in shape.types), None)
    return found or (codecs.identifier() if shape.pattern == IDENTIFIER else codecs.line(is_long=key in LONG))


def _closed(key: str, shape: Shape) -> list[tuple[str, Any]]:
    """The values of an Enum or a Literal with their words; none for any other type."""
    kinds = [each for each in shape.types if isinstance(each, type) and issubclass(each, Enum)]
    values: list[Any] = [member for kind in kinds for member in kind] or list(shape.literals)
    return [(getattr(value, "value", value), choice_label(value, key)) for value in values]


def _one(choices: list[tuple[str, Any]], shape: Shape, is_deciding: bool) -> Codec:
    attrs = {"data-decides": ""} if is_deciding else {}
    if len(choices) <= 4 and not shape.is_optional:
        return Codec(lambda _value: forms.RadioSelect(attrs, choices))
    empty = _("Không") if shape.is_optional else _("Chọn …")
    return Codec(lambda _value: select(choices, empty, **attrs))


def _several(choices: Choices) -> Codec:
    """Some of a list, in whatever order."""
    return Codec(
        lambda value: forms.CheckboxSelectMultiple(choices=with_gone(choices, value)),
        lambda raw: list(raw or []),
        is_set=True,
    )


def _named(choices: Choices, shape: Shape, is_deciding: bool) -> Codec:
    if not shape.is_list:
        attrs = {"data-decides": ""} if is_deciding else {}
        empty = _("Không") if shape.is_optional else _("Chọn …")
        return Codec(lambda value: select(with_gone(choices, value), empty, **attrs))

    def some(value: Any) -> forms.Widget:
        known = with_gone(choices, value)
        return codecs.Several(lambda title: select(known, title=title), len(value or []) + 2)

    return Codec(some, lambda raw: [each for each in raw if each])
