"""The page on which the applicant chooses how the result is returned."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.requests import SignedInRequest
from applications.actions.choose_return import choose_return, may_choose_return
from applications.citizen.applicants import applicant_required, dossier_for
from applications.filling.returning import ReturnForm, return_sent
from applications.filling.way import CHECK, url_of
from applications.models import Dossier
from applications.status import Status
from core.errors import Invalid


@applicant_required
def returning(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST keeps the choice and goes back: of a draft to the check. Nothing is chosen once there is a result."""
    dossier = dossier_for(request, pk, "return_agency")
    back = url_of(dossier, CHECK) if dossier.status == Status.DRAFT else reverse("citizen:dossier", args=[pk])
    if request.method == "GET" and not may_choose_return(dossier):
        return redirect(back)
    form = ReturnForm(request.POST or None, dossier, _residence(dossier))
    if request.method == "POST":
        try:
            choose_return(request.user, pk, *return_sent(request.POST))
            messages.success(request, _("Đã lưu cách nhận kết quả."))
            return redirect(back)
        except Invalid as error:
            form.show_errors(error.fields)
    context = {"dossier": dossier, "form": form, "back": back}
    return render(request, "citizen/returning.html", context, status=422 if form.errors else 200)


def _residence(dossier: Dossier) -> str:
    """Where the applicant lives; nothing of who files for a company."""
    person = None if dossier.organisation_id else Person.objects.filter(user=dossier.owner_id).first()
    return person.residence if person else ""
