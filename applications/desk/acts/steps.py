"""The buttons that end a step."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.complete_step import complete_step
from applications.desk.act import Sent
from applications.desk.doing import do, revision
from applications.desk.handling import show_dossier
from applications.desk.words import ENDED
from applications.models import Dossier, StepRun
from procedures.fields.forms import Sheet
from procedures.fields.rows import ADD_ROW, REMOVE_ROW


@staff_required
@require_POST
def complete(request: SignedInRequest, pk: UUID, run_id: int) -> HttpResponseBase:
    """`outcome` DONE, REFUSED, PROPOSED or RETURNED; `note`; `ground`; the step's questions, one row more if asked."""
    if ADD_ROW in request.POST or REMOVE_ROW in request.POST:
        return show_dossier(request, pk, Sent(request.path, request.POST))
    outcome, note = request.POST.get("outcome", ""), request.POST.get("note", "")
    findings, ground = _findings(request, pk, run_id), request.POST.get("ground", "")
    act = partial(complete_step, request.user, pk, run_id, revision(request), outcome, note, findings, ground)
    return do(request, pk, act, str(ENDED.get(outcome, "")))


def _findings(request: SignedInRequest, pk: UUID, run_id: int) -> dict[str, Any]:
    """What was sent for the step's own questions; nothing where the step is not to be seen: the action will say so."""
    runs = StepRun.objects.filter(dossier__in=Dossier.objects.visible_to(request.user), dossier=pk, pk=run_id)
    run = runs.select_related("dossier__version").first()
    return Sheet(run.dossier.definition.process.step(run.step).fields, {}, request.POST).raw() if run else {}
