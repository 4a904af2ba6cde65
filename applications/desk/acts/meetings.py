"""The buttons that plan a sitting or a visit, and write its minutes."""

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.plan_meeting import plan_meeting
from applications.actions.record_meeting import record_meeting
from applications.desk.act import Sent
from applications.desk.doing import do, revision
from applications.desk.handling import show_dossier
from applications.desk.offers.sheets import PLAN, minutes, typed
from applications.models import StepRun
from core.errors import or_denied
from procedures.fields.rows import ADD_ROW, REMOVE_ROW


@staff_required
@require_POST
def plan(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    return do(request, pk, partial(_plan, request, pk, run_id), _("Đã hẹn; người nộp được báo."))


def _plan(request: SignedInRequest, pk: UUID, run_id: int) -> None:
    said = typed(PLAN, request.POST)
    on, at = said["meeting_on"], said["meeting_at"]
    when = datetime.combine(date.fromisoformat(on), time.fromisoformat(at)) if on and at else None
    aware = timezone.make_aware(when) if when else None
    plan_meeting(request.user, pk, run_id, revision(request), aware, said["meeting_place"] or "")


@staff_required
@require_POST
def record(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """The table of people may ask for one row more."""
    if ADD_ROW in request.POST or REMOVE_ROW in request.POST:
        return show_dossier(request, pk, Sent(request.path, request.POST))
    return do(request, pk, partial(_record, request, pk, run_id), _("Đã ghi biên bản; bản in đang được tạo."))


def _record(request: SignedInRequest, pk: UUID, run_id: int) -> None:
    run = or_denied(StepRun.objects.filter(pk=run_id, dossier=pk).select_related("dossier").first())
    said = typed(minutes(run.dossier.definition.process.step(run.step).council), request.POST)
    words = said["meeting_record"] or "", said["meeting_conclusion"] or ""
    record_meeting(request.user, pk, run_id, revision(request), said["meeting_people"] or [], *words)
