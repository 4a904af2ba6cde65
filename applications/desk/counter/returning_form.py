"""Where the person wants the result, who helped them, and where it is decided when no answer says so."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.kinds import AgencyKind
from accounts.models import Agency
from applications.filling.place import PLACE, place_field
from applications.models import Dossier
from applications.models.delivery import Delivery
from core.text import Sentence
from procedures.fields.lists import select


def centres() -> list[Agency]:
    """The one-stop offices of the city."""
    kinds = Q(kind=AgencyKind.CITY_CENTRE) | Q(kind=AgencyKind.COMMUNE_CENTRE)
    return list(Agency.objects.filter(kinds).order_by("kind", "name"))


class ReturnForm(forms.Form):
    """Shows what the dossier holds; what is sent is read by `reading`."""

    use_required_attribute = False
    return_way = forms.ChoiceField(label=_("Nhận kết quả"), choices=Delivery.Way.choices, widget=forms.RadioSelect)
    return_agency = forms.CharField(label=_("Nơi trả kết quả"))
    return_address = forms.CharField(
        label=_("Địa chỉ nhận qua bưu chính"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    support_agency = forms.CharField(label=_("Nơi đã hướng dẫn, hỗ trợ lập hồ sơ"), required=False)

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(initial=_now(dossier))
        offices = [(str(office.pk), office.short_name) for office in centres()]
        self.fields["return_agency"].widget = select(offices)
        self.fields["support_agency"].widget = select(offices, _("Không có"))


class PlaceForm(forms.Form):
    """The commune that decides, where no answer of the form will say it."""

    use_required_attribute = False

    def __init__(self, dossier: Dossier, wrong: Sentence = "") -> None:
        start = dossier.territory.code if dossier.territory else ""
        super().__init__({PLACE: start} if wrong else None)
        self.fields[PLACE] = place_field(dossier.definition, start)
        self.fields[PLACE].required = not wrong
        if wrong:
            self.add_error(PLACE, str(wrong))


def _now(dossier: Dossier) -> dict[str, Any]:
    return {
        "return_way": dossier.return_way,
        "return_agency": str(dossier.return_agency_id or dossier.receiving_agency_id),
        "return_address": dossier.return_address,
        "support_agency": str(dossier.support_agency_id or ""),
    }
