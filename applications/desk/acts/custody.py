"""The buttons by which paper originals are taken in, given on or back, and signed for."""

from functools import partial
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import SignedInRequest
from accounts.staff import staff_required
from applications.actions.hand_over_originals import hand_over_originals
from applications.actions.recall_hand_over import recall_hand_over
from applications.actions.receive_hand_over import receive_hand_over
from applications.actions.receive_originals import receive_originals
from applications.desk.act import Sent
from applications.desk.counter.came import came_in
from applications.desk.doing import do, revision
from applications.desk.handling import show_dossier
from applications.desk.offers.sheets import ORIGINALS, typed
from applications.models import Dossier
from core.sent import wholes
from procedures.fields.rows import ADD_ROW, REMOVE_ROW


@staff_required
@require_POST
def receive(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """The table may ask for one row more."""
    if ADD_ROW in request.POST or REMOVE_ROW in request.POST:
        return show_dossier(request, pk, Sent(request.path, request.POST))
    return do(request, pk, partial(_receive, request, pk), _("Đã ghi nhận bản giấy để lại."))


def _receive(request: SignedInRequest, pk: UUID) -> None:
    receive_originals(request.user, pk, revision(request), typed(ORIGINALS, request.POST)["originals"] or [])


@staff_required
@require_POST
def hand_over(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`originals`: those chosen; `to`: the code of an office, nothing for the applicant, who then shows a paper."""
    return do(request, pk, partial(_hand_over, request, pk), _("Đã ghi bàn giao bản giấy."))


def _hand_over(request: SignedInRequest, pk: UUID) -> None:
    came, _known = came_in(Dossier.objects.one_visible_to(request.user, pk), request.POST)
    chosen = wholes(request.POST.getlist("originals"))
    hand_over_originals(request.user, pk, chosen, request.POST.get("to", ""), came)


@staff_required
@require_POST
def sign_for(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`hand_overs`: those that are signed for."""
    chosen = wholes(request.POST.getlist("hand_overs"))
    return do(request, pk, partial(receive_hand_over, request.user, pk, chosen), _("Đã ký nhận bản giấy."))


@staff_required
@require_POST
def take_back(request: SignedInRequest, pk: UUID) -> HttpResponseBase:
    """`hand_overs`: those that are not to go after all."""
    chosen = wholes(request.POST.getlist("hand_overs"))
    return do(request, pk, partial(recall_hand_over, request.user, pk, chosen), _("Đã rút lại bàn giao."))
