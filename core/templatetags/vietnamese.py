"""How days, moments, money and remaining time are written on every page."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import text

register = template.Library()


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


def _days(number: int) -> str:
    return ngettext("%(n)d ngày", "%(n)d ngày", number) % {"n": number}


def _length(span: timedelta) -> str:
    """Write a length in its largest whole unit, at least a minute."""
    minutes = max(1, int(span.total_seconds()) // 60)
    if minutes >= 24 * 60:
        return _days(minutes // (24 * 60))
    if minutes >= 60:
        return ngettext("%(n)d giờ", "%(n)d giờ", minutes // 60) % {"n": minutes // 60}
    return ngettext("%(n)d phút", "%(n)d phút", minutes) % {"n": minutes}


def _nights(due_at: datetime, now: datetime) -> int:
    """How many midnights in Viet Nam lie between: no hours of a clock that runs while every office is shut."""
    return (timezone.localdate(due_at) - timezone.localdate(now)).days


@register.filter
def remaining(due_at: datetime | None, now: datetime | None = None) -> str:
    """Say when it is due, today or tomorrow: "16:00 hôm nay"; else how far off: "còn 5 ngày"; nothing for None."""
    if due_at is None:
        return ""
    now = now or timezone.now()
    if due_at < now:
        return _("quá hạn %(length)s") % {"length": _length(now - due_at)}
    nights = _nights(due_at, now)
    if nights > 1:
        return _("còn %(length)s") % {"length": _days(nights)}
    return (_("%(time)s ngày mai") if nights else _("%(time)s hôm nay")) % {"time": clock(due_at)}


@register.filter
def urgency(due_at: datetime | None, now: datetime | None = None) -> str:
    """Give the tone of a due instant: late when past, soon today and tomorrow, moving otherwise or without one."""
    now = now or timezone.now()
    if due_at is None or _nights(due_at, now) > 1:
        return "moving"
    return "late" if due_at < now else "soon"
