"""How one value stands in boxes and is read back: words in two languages, numbers, days, choices."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import fold

Json = Any
STRAIGHT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Codec:
    """`widget` for a value; `read` makes JSON of what boxes send (None: empty), or Invalid; `show` turns it back."""

    widget: Callable[[Json], forms.Widget]
    read: Callable[[Any], Json] = lambda raw: raw or None
    show: Callable[[Json], Any] = lambda value: value
    # A list whose order says nothing.
    is_set: bool = False


class TwoLanguages(forms.MultiWidget):
    """Vietnamese, and English where it was written."""

    use_fieldset = True

    def __init__(self, is_long: bool) -> None:
        made: Callable[[Any], forms.Widget] = forms.Textarea if is_long else forms.TextInput
        size = {"rows": 3} if is_long else {}
        vi = {"title": _("Tiếng Việt"), "lang": "vi", "autocomplete": "off", **size}
        super().__init__({"vi": made(vi), "en": made({**vi, "title": _("Tiếng Anh"), "lang": "en"})})

    def decompress(self, value: Any) -> list[str]:
        return [value.get("vi") or "", value.get("en") or ""] if isinstance(value, dict) else ["", ""]


class Several(forms.MultiWidget):
    """Some of a list in an order: one list each, and two more."""

    use_fieldset = True

    def __init__(self, one: Callable[[str], forms.Widget], count: int) -> None:
        super().__init__([one(str(number)) for number in range(1, count + 1)])

    def decompress(self, value: Any) -> list[Any]:
        return [*value, *[""] * len(self.widgets)][: len(self.widgets)] if isinstance(value, list) else []


def two_languages(is_long: bool) -> Codec:
    """One line, or where it is long several."""
    return Codec(lambda value: TwoLanguages(is_long or _is_long((value or {}).get("vi"))), _words)


def _is_long(words: Any) -> bool:
    return isinstance(words, str) and (len(words) > 90 or "\n" in words)


def _words(raw: list[str | None]) -> Json:
    vi, en = ((each or "").strip().replace("\r\n", "\n") for each in raw)
    return ({"vi": vi} | ({"en": en} if en else {})) if vi or en else None


def line(is_long: bool = False, **attrs: Any) -> Codec:
    def widget(value: Json) -> forms.Widget:
        if is_long or _is_long(value):
            return forms.Textarea({"rows": 3})
        return forms.TextInput({"autocomplete": "off", **attrs})

    return Codec(widget, _line)


def _line(raw: Any) -> Json:
    return (raw or "").strip().replace("\r\n", "\n") or None


def lines() -> Codec:
    """One a line."""
    return Codec(
        lambda value: forms.Textarea({"rows": min(max(3, len(value or []) + 1), 12)}),
        lambda raw: [each.strip() for each in (raw or "").splitlines() if each.strip()],
        lambda value: "\n".join(map(str, value)) if isinstance(value, list) else value,
    )


def identifier() -> Codec:
    """A name the system uses; written with accents and spaces, it is made fit."""
    box = line(size=24, spellcheck="false", autocapitalize="none")
    return Codec(box.widget, lambda raw: slug(raw or "") or None)


def slug(words: str, longest: int = 60) -> str:
    """Lower case letters, digits and _ made of any words; a letter first. Empty where nothing is left."""
    straight = STRAIGHT.sub("_", fold(words)).strip("_")
    begun = straight if not straight[:1].isdigit() else f"m{straight}"
    if len(begun) <= longest:
        return begun
    return begun[: longest + 1].rpartition("_")[0] or begun[:longest]
