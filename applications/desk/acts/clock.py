"""The buttons of the legal clock: standing still, more time, giving back, stopping."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.decide_extension import decide_extension
from applications.actions.decide_withdrawal import decide_withdrawal
from applications.actions.pause import pause
from applications.actions.propose_extension import propose_extension
from applications.actions.resume import resume
from applications.actions.stop import stop
from applications.desk.doing import do, revision
from applications.desk.offers.clock_forms import days_sent
from core.calendar import Mode, Term, calendar_for, due_at


@staff_required
@require_POST
def pause_clock(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`reason`; `days` it lasts, none: as long as it may; `note`."""
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "")
    act = lambda: pause(request.user, pk, run_id, revision(request), reason, note, _until(request))  # noqa: E731
    return do(request, pk, act, _("Đã tạm dừng tính thời hạn."))


def _until(request: SignedInRequest) -> datetime | None:
    """The end of the last of so many days."""
    if not request.POST.get("days", "").strip():
        return None
    return due_at(timezone.now(), Term(Mode.CALENDAR_DAYS, days_sent(request.POST)), calendar_for())


@staff_required
@require_POST
def resume_clock(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    return do(request, pk, partial(resume, request.user, pk, run_id, revision(request)), _("Thời hạn được tính tiếp."))


@staff_required
@require_POST
def propose_time(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`days` of work more; `reason`."""
    reason = request.POST.get("reason", "")
    act = lambda: propose_extension(request.user, pk, run_id, revision(request), days_sent(request.POST), reason)  # noqa: E731
    return do(request, pk, act, _("Đã gửi đề nghị đến lãnh đạo."))


@staff_required
@require_POST
def decide_time(request: SignedInRequest, pk: UUID, extension_id: int) -> HttpResponseBase:
    """`outcome` GRANTED or REFUSED; `note`."""
    granted, note = _granted(request), request.POST.get("note", "")
    act = partial(decide_extension, request.user, pk, extension_id, revision(request), granted, note)
    return do(request, pk, act, _("Đã chấp thuận. Người nộp nhận được văn bản.") if granted else _("Đã ghi nhận."))


@staff_required
@require_POST
def decide_giving_back(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`outcome` GRANTED or REFUSED; `note`; `refund` ticked or not."""
    granted, note, refund = _granted(request), request.POST.get("note", ""), "refund" in request.POST
    act = partial(decide_withdrawal, request.user, pk, revision(request), granted, note, refund)
    return do(request, pk, act, _("Hồ sơ đã dừng theo yêu cầu.") if granted else _("Hồ sơ được giải quyết tiếp."))


def _granted(request: SignedInRequest) -> bool:
    return request.POST.get("outcome") == "GRANTED"


@staff_required
@require_POST
def stop_dossier(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`reason`; `ground`; `refund` ticked or not."""
    reason, ground = request.POST.get("reason", ""), request.POST.get("ground", "")
    act = partial(stop, request.user, pk, revision(request), reason, ground, "refund" in request.POST)
    return do(request, pk, act, _("Hồ sơ đã dừng giải quyết. Thông báo đang được in."))
