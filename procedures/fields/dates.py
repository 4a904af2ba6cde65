"""Dates, kept ISO 8601; partial dates of people who know only the year, or the month; and times of the day.

Whether a date lies in the past is for procedures.rules to say, which knows the day of filing.
"""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Invalid
from procedures.definition.form import FieldBase
from procedures.fields.kind import FieldKind

DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
PARTIAL = re.compile(r"(?:(?:(\d{1,2})\s*[/.\-]\s*)?(\d{1,2})\s*[/.\-]\s*)?(\d{4})")
TIME = re.compile(r"(\d{1,2})\s*(?:[:.h]|giờ)\s*(\d{2})?(?:\s*phút)?", re.ASCII | re.IGNORECASE)
EARLIEST = date(1850, 1, 1)
LATEST = date(2200, 1, 1)


def day(raw: Any) -> date:
    """The date in dd/mm/yyyy or ISO; Invalid when there is no such day."""
    written = str(raw).strip()
    try:
        if found := DAY_FIRST.fullmatch(written):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(written)
    except ValueError as error:
        raise Invalid(_("Ngày chưa đúng. Hãy nhập ngày/tháng/năm, ví dụ 05/02/2026.")) from error


class DateKind(FieldKind):
    missing = _("Hãy điền ngày, ví dụ 05/02/2026.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        value = day(raw)
        if not EARLIEST <= value <= LATEST:
            raise Invalid(_("Hãy xem lại năm."))
        return value.isoformat()

    def show(self, value: Any, field: FieldBase) -> str:
        return f"{date.fromisoformat(value):%d/%m/%Y}"


class PartialDateKind(FieldKind):
    """yyyy, yyyy-mm or yyyy-mm-dd."""

    missing = _("Hãy điền ngày sinh; nếu không nhớ ngày, ghi tháng/năm hoặc chỉ năm.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        written = str(raw).strip()
        if re.fullmatch(r"\d{4}(-\d{2}){0,2}", written):
            written = "/".join(reversed(written.split("-")))
        if not (found := PARTIAL.fullmatch(written)):
            raise Invalid(_("Hãy nhập ngày/tháng/năm, tháng/năm hoặc chỉ năm, ví dụ 1960."))
        first = day(f"{found[1] or 1}/{found[2] or 1}/{found[3]}")
        if not EARLIEST <= first <= LATEST:
            raise Invalid(_("Hãy xem lại năm."))
        return first.isoformat()[: 10 if found[1] else 7 if found[2] else 4]

    def show(self, value: Any, field: FieldBase) -> str:
        return "/".join(reversed(value.split("-")))


class TimeKind(FieldKind):
    """HH:MM."""

    missing = _("Hãy điền giờ, ví dụ 08:30.")

    def clean(self, raw: Any, field: FieldBase) -> str:
        found = TIME.fullmatch(raw.strip()) if isinstance(raw, str) else None
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise Invalid(_("Giờ chưa đúng. Hãy nhập giờ và phút, ví dụ 08:30."))
        return f"{hour:02}:{minute:02}"
