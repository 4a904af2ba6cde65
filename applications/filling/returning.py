"""How the person wants the result: at any centre of the city, by post, or as an electronic copy only."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Agency
from applications.models import Delivery, Dossier
from core.text import fold
from procedures.fields.lists import select
from procedures.fields.questions import Asking, Question


class ReturnForm(Asking):
    """Asks; the action judges."""

    return_way = Question(label=gettext_lazy("Cách nhận"), widget=forms.RadioSelect(choices=Delivery.Way.choices))
    return_office = Question(
        label=gettext_lazy("Quầy nhận, nếu nhận tại quầy"),
        help_text=gettext_lazy("Bất kỳ trung tâm nào của thành phố."),
    )
    return_address = Question(
        label=gettext_lazy("Địa chỉ nhận, nếu nhận qua bưu chính"),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )

    def __init__(self, data: Any, dossier: Dossier, residence: str = "") -> None:
        """`residence` is offered where no address was chosen yet."""
        office = dossier.return_agency.code if dossier.return_agency else ""
        start = {"way": dossier.return_way, "office": office, "address": dossier.return_address or residence}
        super().__init__(data, initial={f"return_{name}": value for name, value in start.items()})
        centres = [(each.code, each.short_name) for each in offices()]
        self.fields["return_office"].widget = select(centres, _("Nơi tiếp nhận hồ sơ"))


def offices() -> list[Agency]:
    """The one-stop offices in the order of communes in a list, the city's own first."""
    return sorted(Agency.objects.centres(), key=lambda each: (each.kind, fold(each.short_name), each.short_name))


def return_sent(data: Mapping[str, str]) -> tuple[str, str, str]:
    """The way, the office and the address that were sent, as `choose_return` takes them."""
    way, office, address = (data.get(f"return_{name}", "").replace("\0", "") for name in ("way", "office", "address"))
    return way, office, address


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
