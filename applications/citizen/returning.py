"""How the person wants the result: at any centre of the city, by post, or as an electronic copy only."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Agency
from accounts.requests import SignedInRequest
from applications.actions.choose_return import CENTRES, choose_return
from applications.citizen.applicants import applicant_required, dossier_for, is_open
from applications.filling.way import CHECK, url_of
from applications.models import Delivery, Dossier
from core.errors import Invalid
from procedures.fields.lists import select
from procedures.fields.questions import Question


class ReturnForm(forms.Form):
    use_required_attribute = False
    way = Question(label=gettext_lazy("Cách nhận"), widget=forms.RadioSelect(choices=Delivery.Way.choices))
    office = Question(
        label=gettext_lazy("Nhận tại quầy nào"),
        required=False,
        help_text=gettext_lazy("Bất kỳ trung tâm nào của thành phố."),
    )
    address = Question(
        label=gettext_lazy("Địa chỉ nhận qua bưu chính"),
        required=False,
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )

    def __init__(self, data: Any, dossier: Dossier) -> None:
        office = dossier.return_agency.code if dossier.return_agency else ""
        start = {"way": dossier.return_way, "office": office, "address": dossier.return_address}
        super().__init__(data, initial=start)
        centres = Agency.objects.filter(kind__in=CENTRES).order_by("kind", "name").values_list("code", "short_name")
        self.fields["office"].widget = select(list(centres), _("Nơi tiếp nhận hồ sơ"))


@applicant_required
def returning(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """POST keeps the choice and goes back to the check; once it is filed the dossier's page tells what was chosen."""
    dossier = dossier_for(request, pk, "return_agency")
    if request.method == "GET" and not is_open(dossier):
        return redirect("citizen:dossier", pk)
    form = ReturnForm(request.POST or None, dossier)
    if request.method == "POST":
        said = (request.POST.get(name, "").replace("\0", "") for name in ("way", "office", "address"))
        try:
            choose_return(request.user, pk, *said)
            return redirect(url_of(dossier, CHECK))
        except Invalid as error:
            for place, words in error.fields.items():
                form.add_error(place, str(words))
    context = {"dossier": dossier, "form": form, "back": url_of(dossier, CHECK)}
    return render(request, "citizen/returning.html", context, status=422 if form.errors else 200)


def chosen_return(dossier: Dossier) -> str:
    """The choice in words."""
    if dossier.return_way == Delivery.Way.POST:
        return _("Qua bưu chính, đến %(address)s") % {"address": dossier.return_address}
    if dossier.return_way == Delivery.Way.ELECTRONIC:
        return _("Bản điện tử, tải ở trang hồ sơ")
    return _("Tại quầy: %(office)s") % {"office": dossier.return_agency or _("nơi tiếp nhận hồ sơ")}


def is_returned_where_received(dossier: Dossier) -> bool:
    return dossier.return_way == Delivery.Way.COUNTER and dossier.return_agency_id in {
        None,
        dossier.receiving_agency_id,
    }
