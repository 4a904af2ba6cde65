"""How days, moments, money and remaining time are written on every page."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import text

register = template.Library()

DUE_SOON = timedelta(hours=24)


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def money(amount: int) -> str:
    """Write an amount of đồng: 1.200.000 đồng."""
    return text.money(amount)


@register.filter
def decimal(number: int) -> str:
    """Write a whole number in groups of three: 1.234.567."""
    return f"{number:,}".replace(",", ".")


@register.filter
def day(value: date | None) -> str:
    """Write a date, or an instant's date in Viet Nam: 24/11/2026; nothing for None."""
    return f"{_local(value):%d/%m/%Y}" if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """Write an instant's time of day in Viet Nam: 15:04; nothing for None."""
    return f"{_local(value):%H:%M}" if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write an instant in Viet Nam: 15:04 ngày 24/11/2026; nothing for None."""
    return _("%(time)s ngày %(day)s") % {"time": clock(value), "day": day(value)} if value else ""


def _length(span: timedelta) -> str:
    """Write a length in its largest whole unit, at least a minute."""
    minutes = max(1, int(span.total_seconds()) // 60)
    if minutes >= 24 * 60:
        return ngettext("%(n)d ngày", "%(n)d ngày", minutes // (24 * 60)) % {"n": minutes // (24 * 60)}
    if minutes >= 60:
        return ngettext("%(n)d giờ", "%(n)d giờ", minutes // 60) % {"n": minutes // 60}
    return ngettext("%(n)d phút", "%(n)d phút", minutes) % {"n": minutes}


@register.filter
def remaining(due_at: datetime | None, now: datetime | None = None) -> str:
    """Say how far off a due instant is, in calendar time: "còn 3 giờ", "quá hạn 2 ngày"; nothing for None."""
    if due_at is None:
        return ""
    left = due_at - (now or timezone.now())
    sentence = _("quá hạn %(length)s") if left < timedelta(0) else _("còn %(length)s")
    return sentence % {"length": _length(abs(left))}


@register.filter
def urgency(due_at: datetime | None, now: datetime | None = None) -> str:
    """Give the tone of a due instant: late when past, soon within 24 hours, moving otherwise or without one."""
    left = due_at - (now or timezone.now()) if due_at else DUE_SOON * 2
    return "late" if left < timedelta(0) else "soon" if left <= DUE_SOON else "moving"
