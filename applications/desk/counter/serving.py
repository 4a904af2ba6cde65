"""Serving one person: the page keeps what is typed, takes files, and receives the dossier."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.actions.answer_supplement import answer_supplement
from applications.actions.keep_at_counter import keep_at_counter
from applications.actions.receive_at_counter import receive_at_counter
from applications.desk.counter.came import came_in
from applications.desk.counter.page import Told, show
from applications.desk.counter.reading import sheet_sent, written
from applications.desk.counter.seat import reception_required
from applications.filling.uploading import REMOVE, take_back, take_pages
from applications.filling.way import Way
from applications.models import Dossier
from applications.status import Status
from core.errors import Denied, Invalid
from core.once import once
from core.sent import whole
from core.text import Sentence
from procedures.fields import cleaned
from procedures.fields.forms import Sheet
from procedures.fields.rows import ADD_ROW, REMOVE_ROW

RECEIVE = "receive"
# Sent by what makes the page ask again, without complaint about what is still being typed.
ASKS_AGAIN = {"refresh", ADD_ROW, REMOVE_ROW}


@reception_required
def serve(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """POST keeps all that holds; then `receive` receives, `upload` takes files in, `remove` takes one back."""
    dossier = served(request, pk)
    if not _is_open(dossier):
        return redirect("counter:received" if dossier.accepted_at else "desk:dossier", pk)
    if request.method != "POST":
        return show(request, dossier)
    sheet, kept = _keep(request, dossier)
    unread = {} if ASKS_AGAIN & request.POST.keys() else _unread(sheet)
    if REMOVE in request.POST:
        take_back(request, kept)
    files = take_pages(request, kept.pk)
    if RECEIVE in request.POST and not unread and not files:
        return _receive(request, pk, sheet)
    return show(request, served(request, pk), Told(unread, files), sheet)


def served(request: SignedInRequest, pk: UUID) -> Dossier:
    """A dossier that came over this officer's counter; Denied where it did not."""
    rows = Dossier.objects.with_version().select_related("territory", "person", "organisation", "procedure")
    dossier = rows.one_visible_to(request.user, pk)
    if dossier.channel != "COUNTER":
        raise Denied
    return dossier


def _is_open(dossier: Dossier) -> bool:
    return dossier.status in {Status.DRAFT, Status.AWAITING_SUPPLEMENT}


def _keep(request: SignedInRequest, dossier: Dossier) -> tuple[Sheet, Dossier]:
    way = Way(dossier, request.user)
    sheet = sheet_sent(way, request.POST)
    return sheet, keep_at_counter(request.user, dossier.pk, written(way, sheet, request.POST))


def _unread(sheet: Sheet) -> Mapping[str, Sentence]:
    """What was typed and cannot be kept as it is."""
    return cleaned(sheet.fields, sheet.raw())[1]


def _receive(request: SignedInRequest, pk: UUID, sent: Sheet) -> HttpResponseBase:
    try:
        return redirect(once(request, partial(_received, request, pk)))
    except Invalid as error:
        return show(request, served(request, pk), Told(error.fields or {"": error.message}), sent)


def _received(request: SignedInRequest, pk: UUID) -> str:
    """A dossier brought for the first time is received; one that was to be completed goes back to the desk."""
    dossier = served(request, pk)
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        came, _entitled = came_in(dossier, request.POST)
        answer_supplement(request.user, pk, came, request.POST.get("note", ""))
        messages.success(request, _("Đã nhận phần bổ sung."))
        return reverse("desk:dossier", args=[pk])
    receive_at_counter(request.user, pk, cash=whole(request.POST.get("cash", "")))
    return reverse("counter:received", args=[pk])
