"""What a part holds, said in words: label and value, for those who may only read and for comparing two versions."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from procedures.definition import ProcedureDefinition
from procedures.definition.base import Part, Text
from procedures.definition.conditions import AllOf, AnyOf, Compare, Not
from procedures.editor.boxes.keys import own_keys
from procedures.editor.names import Names
from procedures.editor.sources import source_of
from procedures.wording import choice_label, label_of, title_of


def said(part: Part, names: Names) -> list[dict[str, Any]]:
    """The rows of what a part's page asks; what is left at its default is left out."""
    return [
        {"key": key, "label": label_of(type(part), key), "value": value}
        for key in own_keys(type(part))
        if (value := "\n".join(_lines(part, key, names)))
    ]


def _lines(part: Part, key: str, names: Names) -> Iterator[str]:
    value = getattr(part, key, None)
    if value == type(part).model_fields[key].default and value in (None, [], False):
        return
    for each in value if isinstance(value, list) else [value]:
        yield _said(each, key, type(part), names)


def _said(value: Any, key: str, owner: type[Part], names: Names) -> str:
    match value:
        case None:
            return ""
        case bool():
            return _("Có") if value else _("Không")
        case Enum():
            return str(choice_label(value, key))
        case Text():
            return f"{value.vi} ({_('tiếng Anh')}: {value.en})" if value.en else value.vi
        case Compare() | AllOf() | AnyOf() | Not():
            return names.say(value)
        case Part():
            return _inline(value, names)
        case dict():
            return "; ".join(f"{name}: {_said(each, key, owner, names)}" for name, each in value.items())
        case _:
            return _plain(value, key, owner, names)


def _inline(part: Part, names: Names) -> str:
    if isinstance(part, ProcedureDefinition):
        return title_of(part)
    return "; ".join(f"{row['label']}: {row['value']}" for row in said(part, names))


def _plain(value: Any, key: str, owner: type[Part], names: Names) -> str:
    match value:
        case datetime():
            return f"{timezone.localtime(value):%H:%M %d/%m/%Y}" if value.tzinfo else f"{value:%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case int() | Decimal():
            return number_format(value, force_grouping=True)
        case _:
            return _word(str(value), key, owner, names)


def _word(value: str, key: str, owner: type[Part], names: Names) -> str:
    """A name by its label, one of a closed list by its words."""
    if source := source_of(owner, key):
        flat = [pair for one, label in source(names) for pair in (label if isinstance(label, list) else [(one, label)])]
        return str(dict(flat).get(value, value))
    try:
        return str(choice_label(value, key))
    except KeyError:
        return value
