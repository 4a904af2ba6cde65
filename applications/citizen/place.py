"""Where the dossier is handed in and decided, when no answer of the form says it: asked at the start, changed here."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.requests import SignedInRequest
from applications.actions.choose_place import choose_place
from applications.citizen.applicants import applicant_required, dossier_for
from applications.filling.place import PLACE, place_field
from applications.filling.way import CHECK, url_of
from core.errors import Invalid
from procedures.definition import ProcedureDefinition


class PlaceForm(forms.Form):
    def __init__(self, data: Any, definition: ProcedureDefinition, start: str) -> None:
        super().__init__(data)
        self.fields[PLACE] = place_field(definition, start)


@applicant_required
def place(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST chooses another commune and goes back to the check."""
    dossier = dossier_for(request, pk)
    form = PlaceForm(request.POST or None, dossier.definition, dossier.territory.code if dossier.territory else "")
    if request.method == "POST" and form.is_valid():
        try:
            chosen = form.cleaned_data[PLACE]
            choose_place(request.user, pk, chosen if chosen.isdecimal() else "")
            return redirect(url_of(dossier, CHECK))
        except Invalid as error:
            form.add_error(PLACE, str(error.message))
    context = {"dossier": dossier, "form": form, "back": url_of(dossier, CHECK)}
    return render(request, "citizen/place.html", context, status=422 if form.errors else 200)
