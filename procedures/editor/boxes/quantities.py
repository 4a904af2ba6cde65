"""Numbers, days and times in boxes."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.editor.boxes.codecs import Codec, Json, line
from procedures.fields.boxes import DateParts
from procedures.fields.dates import day

GROUPED = re.compile(r"-?[0-9]{1,3}([.\s][0-9]{3})+")


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
