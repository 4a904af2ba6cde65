"""Received: the code, the papers to print, and the next person."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.desk.counter.seat import reception_required
from applications.desk.counter.serving import served
from applications.models import Charge
from applications.models.paper import INTERNAL
from applications.tickets.waiting import called_by


@require_GET
@reception_required
def received(request: SignedInRequest, _centre: Agency, pk: UUID) -> HttpResponseBase:
    """The confirmation; its script asks again until every paper is printed."""
    dossier = served(request, pk)
    if dossier.accepted_at is None:
        return redirect("counter:serve", pk)
    papers = list(dossier.papers_issued.exclude(kind__in=INTERNAL))
    context = {
        "dossier": dossier,
        "papers": papers,
        "printing": any(paper.blob_id is None for paper in papers),
        "charges": dossier.charges.all(),
        "due": sum(charge.amount for charge in dossier.charges.filter(state=Charge.State.DUE)),
        "ticket": called_by(request.user),
    }
    return render(request, "desk/counter/received.html", context)
