"""choose_return: where the person wants the result, chosen while there is none yet; a receipt says where (Mẫu 01)."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Agency, User
from applications import permissions
from applications.actions.parts.changing import changing, tell_ledger
from applications.actions.parts.in_person import Came, for_applicant
from applications.actions.parts.reissuing import put_in_place
from applications.models import Delivery, Dossier
from applications.models.paper import PaperKind
from applications.status import Status
from core.errors import Conflict, Invalid

OTHERWISE = "Nơi nhận kết quả được chọn lại."


def choose_return(
    user: User, pk: UUID, way: str, office: str = "", address: str = "", came: Came | None = None
) -> Dossier:
    """The dossier with that choice; `office`: the code of any centre of the city, "" being where it is received.

    Invalid for an unknown way or centre, and by post without an address; Conflict when there is a result already.
    """
    centre = Agency.objects.centres().filter(code=office).first() if office else None
    with changing(pk, user, related=()) as dossier:
        for_applicant(user, dossier, came)
        if not may_choose_return(dossier):
            raise Conflict(_("Hồ sơ đã có kết quả hoặc đã kết thúc nên không đổi cách nhận kết quả ở đây được nữa."))
        before = _chosen(dossier)
        set_return(dossier, way, centre, address)
        wrong = {"return_office": _("Hãy chọn một trung tâm trong danh sách.")} if office and centre is None else {}
        if wrong := wrong_return(dossier) | wrong:
            raise Invalid(_("Chưa chọn được cách nhận kết quả."), wrong)
        if dossier.status != Status.DRAFT:
            tell_ledger(dossier, "dossier.return_chosen", user, way=way)
        receipt = dossier.papers_issued.filter(kind=PaperKind.RECEIPT, superseded_at=None).first()
        if receipt and _chosen(dossier) != before:
            put_in_place(receipt, dossier, user, OTHERWISE)
    return dossier


def _chosen(dossier: Dossier) -> tuple[str, int | None, str]:
    return dossier.return_way, dossier.return_agency_id, dossier.return_address


def may_choose_return(dossier: Dossier) -> bool:
    """Not once the results lie somewhere to be fetched, nor when there will be none."""
    return dossier.resolved_at is None and not dossier.is_ended


def set_return(dossier: Dossier, way: str, centre: Agency | None, address: str) -> None:
    """Keeps of office and address what the way asks for."""
    dossier.return_way = way[:10]
    dossier.return_agency = centre if way == Delivery.Way.COUNTER else None
    dossier.return_address = address.strip()[:600] if way == Delivery.Way.POST else ""


def wrong_return(dossier: Dossier) -> dict[str, str]:
    """What keeps the result from reaching the person as they chose, by the question that asks for it."""
    if dossier.return_way not in Delivery.Way.values:
        return {"return_way": _("Hãy chọn một cách nhận kết quả.")}
    if dossier.return_way == Delivery.Way.POST and not dossier.return_address:
        return {"return_address": _("Hãy ghi địa chỉ nhận qua bưu chính.")}
    if dossier.return_way == Delivery.Way.ELECTRONIC and not permissions.has_account(dossier):
        return {"return_way": _("Người nộp không có tài khoản để nhận bản điện tử. Hãy chọn cách nhận khác.")}
    return {}
