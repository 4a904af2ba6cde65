"""How one value stands in boxes and is read back: words in two languages, numbers, days, choices."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from core.text import fold
from procedures.fields.boxes import DateParts
from procedures.fields.dates import day

Json = Any
GROUPED = re.compile(r"-?[0-9]{1,3}([.\s][0-9]{3})+")
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


class Moment(forms.MultiWidget):
    """A day and a time of day."""

    use_fieldset = True

    def __init__(self) -> None:
        on = forms.TextInput({"title": _("Ngày"), "size": 11, "placeholder": "24/11/2026", "autocomplete": "off"})
        at = forms.TextInput({"title": _("Giờ"), "size": 6, "placeholder": "15:00", "autocomplete": "off"})
        super().__init__({"on": on, "at": at})

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, list):
            return [str(each) for each in value]
        try:
            local = timezone.localtime(datetime.fromisoformat(str(value)))
        except ValueError:
            return [str(value or ""), ""]
        return [f"{local:%d/%m/%Y}", f"{local:%H:%M}"]


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


def whole(size: int = 8) -> Codec:
    return Codec(line(size=size, inputmode="numeric").widget, _whole, _grouped)


def _whole(raw: Any) -> Json:
    written = (raw or "").strip()
    if GROUPED.fullmatch(written):
        written = re.sub(r"[.\s]", "", written)
    if not written:
        return None
    if not re.fullmatch(r"-?[0-9]{1,15}", written):
        raise Invalid(_("Hãy nhập một số nguyên, ví dụ 12."))
    return int(written)


def _grouped(value: Json) -> Any:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) and abs(value) >= 10_000 else value


def decimal() -> Codec:
    return Codec(line(size=10, inputmode="decimal").widget, _decimal, lambda value: str(value or "").replace(".", ","))


def _decimal(raw: Any) -> Json:
    written = (raw or "").strip().replace(",", ".")
    if not written:
        return None
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", written):
        raise Invalid(_("Hãy nhập một số, ví dụ 72,5."))
    return written


def flag() -> Codec:
    return Codec(lambda _value: forms.CheckboxInput(), bool)


def date_of_year() -> Codec:
    return Codec(lambda _value: DateParts(), lambda raw: day(raw).isoformat() if raw else None)


def time_of_day() -> Codec:
    return Codec(line(size=6, placeholder="15:00").widget, _time, lambda value: str(value or "")[:5])


def _time(raw: Any) -> Json:
    written = (raw or "").strip()
    if written and not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", written):
        raise Invalid(_("Hãy nhập giờ và phút, ví dụ 15:00."))
    return written.zfill(5) if written else None


def moment() -> Codec:
    return Codec(lambda _value: Moment(), _moment)


def _moment(raw: list[str | None]) -> Json:
    on, at = ((each or "").strip() for each in raw)
    if not (on or at):
        return None
    hour, minute = (_time(at) or "00:00").split(":")
    found = day(on)
    return timezone.make_aware(datetime(found.year, found.month, found.day, int(hour), int(minute))).isoformat()
