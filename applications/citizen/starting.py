"""Before the form: what will be needed, and on whose behalf."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Representation
from accounts.requests import SignedInRequest
from applications.actions.start_draft import start_draft
from applications.models import Dossier
from applications.status import Status
from core.errors import Denied
from core.once import once
from procedures.models import Procedure
from procedures.versions import definition_of


@login_required
def start(request: SignedInRequest, code: str) -> HttpResponse:
    """GET tells what will be needed; POST begins a draft and goes to its first page."""
    if request.method == "POST":
        organisation = request.POST.get("organisation", "")
        return redirect(once(request, lambda: _begin(request, code, organisation)))
    procedure = Procedure.objects.filter(code=code, is_active=True).select_related("current").exclude(current=None).first()
    if procedure is None or procedure.current is None:
        raise Denied
    context = {
        "procedure": procedure,
        "definition": definition_of(procedure.current),
        "representations": Representation.objects.active(request.user),
        "drafts": Dossier.objects.visible_to(request.user).filter(procedure=procedure, status=Status.DRAFT),
    }
    return render(request, "citizen/start.html", context)


def _begin(request: SignedInRequest, code: str, organisation: str) -> str:
    dossier = start_draft(request.user, code, int(organisation) if organisation.isdigit() else None)
    return reverse("citizen:page", args=[dossier.pk, dossier.definition.form.pages[0].id])
