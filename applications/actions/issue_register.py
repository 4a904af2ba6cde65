"""issue_register: the book of a period (Mẫu 07) is drawn up, volume after volume."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, User
from applications import permissions
from applications.models import Dossier, Paper
from applications.models.paper import PaperKind
from applications.papers.drawing_up import draw_up
from applications.papers.register import VOLUME, Period, build, received
from core.errors import Invalid
from core.outbox import Effect, promise

LONGEST = timedelta(days=366)


def issue_register(user: User, agency: Agency, since: date, until: date) -> Paper:
    """Its first volume; a job draws up the next one of VOLUME dossiers, and so on, each printed by itself.

    Both days count. Denied unless reception, records or supervisor there; Invalid for a period that holds nothing.
    """
    permissions.require(permissions.registers_of(user).filter(pk=agency.pk).exists())
    if not since <= until <= since + LONGEST:
        raise Invalid(
            _("Khoảng thời gian không hợp lệ."), {"until": _("Chọn ngày từ “Từ ngày” trở đi, tối đa một năm.")}
        )
    with transaction.atomic():
        paper = _volume(user, Period(agency, since, until), 1, None)
    if paper is None:
        raise Invalid(_("Không có hồ sơ nào."), {"until": _("Khoảng thời gian này chưa tiếp nhận hồ sơ nào.")})
    return paper


def next_volume(user_id: int, agency_id: int, since: str, until: str, volume: int, after: list[str]) -> Effect:
    """One volume more, from the dossier that follows `after`; it promises the one behind it."""
    user, agency = User.objects.get(pk=user_id), Agency.objects.select_related("parent").get(pk=agency_id)
    period = Period(agency, date.fromisoformat(since), date.fromisoformat(until))
    return lambda: _volume(user, period, volume, after)


def _volume(user: User, period: Period, volume: int, after: list[str] | None) -> Paper | None:
    dossiers = list(received(period, after)[: VOLUME + 1])
    if not dossiers:
        return None
    now = timezone.now()
    paper = draw_up(PaperKind.REGISTER, build(period, volume, dossiers[:VOLUME], user), None, user.full_name, now)
    if len(dossiers) > VOLUME:
        _promise_next(user, period, volume + 1, dossiers[VOLUME - 1], now)
    return paper


def _promise_next(user: User, period: Period, volume: int, last: Dossier, now: datetime) -> None:
    assert last.accepted_at is not None
    promise(
        "register.volume",
        f"register:{period.agency.pk}:{now.isoformat()}:{volume}",
        user_id=user.pk,
        agency_id=period.agency.pk,
        since=period.since.isoformat(),
        until=period.until.isoformat(),
        volume=volume,
        after=[last.accepted_at.isoformat(), str(last.pk)],
    )
