"""propose_extension: who holds a step, or supervises its office, proposes more time, or an apology once it is late."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.parts.changing import changing, not_now, tell_ledger
from applications.actions.parts.saying import said
from applications.actions.parts.taking import take, unended
from applications.deadlines import calendar_of
from applications.models import Dossier, Extension
from applications.status import Status
from core.calendar import Mode, Term, due_at, next_working_moment, working_time_between
from core.errors import Conflict, Invalid

E = Extension.Kind


def propose_extension(
    user: User, pk: UUID, run_id: int, revision: int, days_or_at: Decimal | datetime, reason: str
) -> Extension:
    """The proposal: so many working days more, or a new moment; a leader of that office decides (four eyes).

    Before the due moment it asks for an extension, afterwards for an apology with a new appointment, which leaves the
    dossier late. Invalid without a reason, or beyond the version's limits; Conflict while another one is open.
    """
    reason = said(reason)
    with changing(pk, user, revision, run_id) as dossier:
        now = timezone.now()
        run = unended(dossier, run_id)
        permissions.require(permissions.may_propose_time(user, run))
        if permissions.holds_step(user, run):
            take(user, run)
        kind = may_propose(dossier, now)
        before, after = appointment(dossier, kind, now, days_or_at)
        extension = Extension.objects.create(
            dossier=dossier, step_run=run, kind=kind, number=granted(dossier, kind) + 1, reason=reason,
            before=before, after=after, proposed_by=user, proposed_at=now,
        )  # fmt: skip
        run.save()
        tell_ledger(dossier, "extension.proposed", user, kind=kind.value, after=f"{after}")
    return extension


def kind_now(dossier: Dossier, now: datetime) -> Extension.Kind:
    """An extension while the due moment is ahead, by the clock that stands or runs; an apology once it is past."""
    assert dossier.due_at is not None
    return E.EXTENSION if (dossier.paused_at or now) <= dossier.due_at else E.APOLOGY


def may_propose(dossier: Dossier, now: datetime) -> Extension.Kind:
    """What can be proposed. Conflict while no clock runs out, a proposal is open, or the version grants no more."""
    if dossier.due_at is None or dossier.resolved_at or dossier.is_ended or dossier.status == Status.WITHDRAWN:
        raise not_now(dossier)
    if any(each.granted is None for each in dossier.extensions.all()):
        raise Conflict(_("Đã có một đề nghị đang chờ lãnh đạo quyết định."))
    kind, most = kind_now(dossier, now), dossier.definition.deadline.max_extensions
    if kind is E.EXTENSION and granted(dossier, kind) >= most:
        raise Conflict(_("Thủ tục này chỉ cho gia hạn %(most)s lần.") % {"most": most})
    return kind


def granted(dossier: Dossier, kind: Extension.Kind) -> int:
    """How many of this kind were granted to the dossier."""
    return sum(each.kind == kind and each.granted is True for each in dossier.extensions.all())


def appointment(
    dossier: Dossier, kind: Extension.Kind, now: datetime, days_or_at: Decimal | datetime
) -> tuple[datetime, datetime]:
    """The appointment so far and the new one that would be given. Invalid where that is no later, or too late."""
    before = (dossier.due_at if kind is E.EXTENSION else dossier.appointed_at) or now
    after = _after(dossier, max(before, now) if kind is E.APOLOGY else before, days_or_at)
    within_ratio(dossier, kind, before, after)
    return before, after


def _after(dossier: Dossier, since: datetime, days_or_at: Decimal | datetime) -> datetime:
    calendar = calendar_of(dossier)
    if isinstance(days_or_at, datetime):
        after = next_working_moment(days_or_at, calendar)
    else:
        after = due_at(since, Term(Mode.WORKING_DAYS, days_or_at), calendar)
    if after <= since:
        raise Invalid(_("Hãy xem lại thời điểm hẹn."), {"days": _("Thời điểm hẹn mới phải sau thời điểm đã hẹn.")})
    return after


def within_ratio(dossier: Dossier, kind: Extension.Kind, before: datetime, after: datetime) -> None:
    """Invalid when an extension is longer than the version's share of the legal time, in working time."""
    ratio = dossier.definition.deadline.max_extension_ratio
    if kind is E.APOLOGY or ratio is None:
        return
    assert dossier.accepted_at and dossier.original_due_at
    calendar = calendar_of(dossier)
    legal = working_time_between(dossier.accepted_at, dossier.original_due_at, calendar)
    if working_time_between(before, after, calendar) > legal * float(ratio):
        words = _("Thời gian gia hạn không quá %(ratio)s lần thời hạn giải quyết.") % {"ratio": ratio.normalize()}
        raise Invalid(_("Hãy xem lại thời điểm hẹn."), {"days": words})
