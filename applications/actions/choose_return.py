"""choose_return: where the person wants the result, chosen while the dossier is a draft."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.kinds import AgencyKind
from accounts.models import Agency, User
from applications.actions.changing import changing
from applications.actions.editing import EVERYTHING, open_targets
from applications.models import Delivery, Dossier
from core.errors import Conflict, Invalid

CENTRES = (AgencyKind.CITY_CENTRE, AgencyKind.COMMUNE_CENTRE)


def choose_return(user: User, pk: UUID, way: str, office: str = "", address: str = "") -> Dossier:
    """The draft with that choice; `office`: the code of any centre of the city, "" being where it is received.

    Invalid for an unknown way or centre, and by post without an address; Conflict when it is no draft.
    """
    centre = Agency.objects.filter(code=office, kind__in=CENTRES).first() if office else None
    if wrong := _wrong(way, bool(office) and centre is None, address.strip()):
        raise Invalid(_("Chưa chọn được cách nhận kết quả."), wrong)
    with changing(pk, user, related=()) as dossier:
        if open_targets(dossier, user) != EVERYTHING:
            raise Conflict(_("Hồ sơ đã nộp nên không đổi cách nhận kết quả ở đây được nữa."))
        dossier.return_way = way
        dossier.return_agency = centre if way == Delivery.Way.COUNTER else None
        dossier.return_address = address.strip()[:600] if way == Delivery.Way.POST else ""
    return dossier


def _wrong(way: str, unknown_office: bool, address: str) -> dict[str, str]:
    if way not in Delivery.Way.values:
        return {"way": _("Hãy chọn một cách nhận kết quả.")}
    if way == Delivery.Way.COUNTER and unknown_office:
        return {"office": _("Hãy chọn một trung tâm trong danh sách.")}
    if way == Delivery.Way.POST and not address:
        return {"address": _("Hãy ghi địa chỉ nhận qua bưu chính.")}
    return {}
