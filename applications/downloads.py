"""Files and papers of a dossier, for whoever may see the dossier: asked again each time."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from accounts.requests import SignedInRequest
from applications.actions.take_electronically import take_electronically
from applications.models import Attachment, Dossier, Paper
from applications.models.paper import INTERNAL
from core.errors import Denied, or_denied
from core.files.serve import serve


@login_required
@require_GET
@xframe_options_sameorigin
def attachment(request: SignedInRequest, pk: UUID, attachment_id: int) -> HttpResponseBase:
    """One file handed in; the officer's page shows it in a frame."""
    seen = Dossier.objects.within_reach_of(request.user).filter(pk=pk)
    found = or_denied(Attachment.objects.filter(dossier__in=seen, pk=attachment_id).select_related("blob").first())
    return serve(found.blob, found.name, inline="xem" in request.GET)


@login_required
@require_GET
def paper(request: SignedInRequest, pk: UUID, paper_id: int) -> HttpResponseBase:
    """One paper issued; while it is being printed, a page that says so."""
    seen = Dossier.objects.visible_to(request.user).filter(pk=pk)
    found = Paper.objects.filter(dossier__in=seen, pk=paper_id).select_related("blob", "dossier").first()
    if found is None or (found.kind in INTERNAL and not request.user.is_officer):
        raise Denied
    if found.blob is None:
        return render(request, "citizen/printing.html", {"paper": found}, status=202)
    if not request.user.is_officer:
        take_electronically(request.user, found)
    return serve(found.blob, f"{found.title} {found.dossier}.pdf", inline="xem" in request.GET)
