"""Before the form: what will be needed, how long it takes, on whose behalf and where."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Person, Representation, User
from accounts.requests import SignedInRequest
from applications.actions.start_draft import start_draft
from applications.citizen.applicants import applicant_required
from applications.citizen.before_filing import summary
from applications.filling.place import PLACE, place_field
from applications.models import Dossier
from applications.status import Status
from core.errors import Invalid
from core.once import once
from core.sent import whole
from procedures.definition import ProcedureDefinition
from procedures.fields.minutes import minutes
from procedures.filing import fileable
from procedures.models import Procedure
from procedures.versions import definition_of


class StartForm(forms.Form):
    """On whose behalf, where there is a choice; where, when no answer of the form will say it."""

    def __init__(self, data: Any, user: User, definition: ProcedureDefinition) -> None:
        super().__init__(data)
        represented = [row.organisation for row in Representation.objects.active(user)]
        if represented:
            mine = ("", _("Cho chính tôi: %(name)s") % {"name": user.full_name})
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Bạn nộp hồ sơ cho ai?"),
                choices=[mine, *((str(each.pk), str(each)) for each in represented)],
                widget=forms.RadioSelect,
                initial="",
            )
        if not definition.general.competence.territory_field:
            self.fields[PLACE] = place_field(definition, _home(user) if data is None else "")


def _home(user: User) -> str:
    person = Person.objects.filter(user=user).select_related("residence_unit").first()
    return person.residence_unit.code if person and person.residence_unit else ""


@applicant_required
def start(request: SignedInRequest, code: str) -> HttpResponse:
    """GET tells what will be needed; POST begins a draft and goes to its first page."""
    if request.method != "POST":
        return _show(request, code)
    organisation, territory = request.POST.get("organisation", ""), request.POST.get(PLACE, "")
    try:
        return redirect(once(request, lambda: _begin(request, code, organisation, territory)))
    except Invalid as error:
        if not error.fields:
            raise
        return _show(request, code, error)


def _begin(request: SignedInRequest, code: str, organisation: str, territory: str) -> str:
    dossier = start_draft(request.user, code, whole(organisation), territory if territory.isdecimal() else "")
    return reverse("citizen:page", args=[dossier.pk, dossier.definition.form.pages[0].id])


def _show(request: SignedInRequest, code: str, refused: Invalid | None = None) -> HttpResponse:
    procedure = fileable(code)
    assert procedure.current is not None
    definition = definition_of(procedure.current)
    form = StartForm(request.POST if refused else None, request.user, definition)
    for place, sentence in refused.fields.items() if refused else ():
        form.add_error(place if place in form.fields else None, str(sentence))
    context = {
        "procedure": procedure,
        "summary": summary(procedure.current.sha256, procedure.current, get_language()),
        "minutes": minutes(definition),
        "form": form,
        "drafts": _drafts(request.user, procedure),
        "crumbs": [(_("Thủ tục"), reverse("procedures:catalogue")), (procedure.title, procedure.get_absolute_url())],
    }
    return render(request, "citizen/start.html", context, status=422 if refused else 200)


def _drafts(user: User, procedure: Procedure) -> list[Dossier]:
    drafts = Dossier.objects.visible_to(user).filter(procedure=procedure, status=Status.DRAFT)
    return list(drafts.select_related("organisation")[:5])
