"""deliver: results go to the person, some or all of them, as soon as they are issued, late or not."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications import permissions
from applications.actions.complete_step import end_done
from applications.actions.parts.changing import changing
from applications.actions.parts.delivering import hand_over
from applications.delivered import results_of
from applications.models import Charge, Delivery, Dossier, Paper
from applications.notices import tell
from core.errors import Conflict, Invalid
from core.models import Blob


def deliver(
    user: User,
    pk: UUID,
    revision: int,
    paper_ids: Collection[int],
    way: str,
    receiver: str,
    identity: str,
    on_behalf: str = "",
    post_code: str = "",
    signature: Blob | None = None,
) -> Dossier:
    """The dossier; its return step ends by itself when nothing is left to hand over.

    `identity`: at the counter the paper shown, by post the address. `on_behalf`: by which authority somebody other
    than the applicant receives. Denied to who is not at a counter of its offices; Conflict while a fee is not paid.
    """
    delivery = Delivery(
        way=way, receiver=receiver.strip()[:200], identity=identity.strip()[:700], on_behalf=on_behalf.strip()[:300],
        post_code=post_code.strip()[:60], signature=signature, handed_at=timezone.now(),
    )  # fmt: skip
    with changing(pk, user, revision) as dossier:
        permissions.require(permissions.counter_of(user, dossier) is not None)
        before_delivery(dossier)
        hand_over(dossier, delivery, _chosen(dossier, paper_ids, delivery), user)
        if delivery.way == Delivery.Way.POST:
            tell(dossier, "result_sent", address=delivery.identity, post_code=delivery.post_code)
        end_done(dossier, user)
    return dossier


def before_delivery(dossier: Dossier) -> None:
    """Conflict unless results may be handed over: against their fee, and never stopped by being late."""
    if dossier.charges.filter(state=Charge.State.DUE).exists():
        raise Conflict(_("Còn khoản phí, lệ phí chưa thu. Hãy ghi nhận đã thu trước khi trả kết quả."))


def _chosen(dossier: Dossier, paper_ids: Collection[int], delivery: Delivery) -> list[Paper]:
    """The results chosen; Conflict for one that was given already, Invalid where proof is missing."""
    found = list(results_of(dossier).filter(pk__in=paper_ids))
    if wrong := _missing(dossier, delivery, found):
        raise Invalid(_("Chưa đủ thông tin để giao kết quả."), wrong)
    given = dossier.deliveries.filter(papers__in=found, returned_at=None).first()
    if given is not None or len(found) != len(set(paper_ids)):
        raise Conflict(_("Kết quả này đã được giao hoặc không còn hiệu lực. Hãy tải lại trang."))
    return found


def _missing(dossier: Dossier, delivery: Delivery, found: list[Paper]) -> dict[str, str]:
    """By post the identity is the address; to somebody else than the applicant, by an authority."""
    wrong = {} if found else {"papers": _("Hãy chọn kết quả được giao.")}
    if delivery.way not in (Delivery.Way.COUNTER, Delivery.Way.POST):
        wrong["way"] = _("Hãy chọn giao tại quầy hoặc gửi bưu chính.")
    if not delivery.receiver:
        wrong["receiver"] = _("Hãy ghi họ tên người nhận.")
    elif delivery.receiver.casefold() != dossier.applicant_name.strip()[:200].casefold() and not delivery.on_behalf:
        wrong["on_behalf"] = _("Người nhận không phải người nộp: hãy ghi giấy ủy quyền hoặc quan hệ.")
    if not delivery.identity:
        by_post = delivery.way == Delivery.Way.POST
        wrong["identity"] = _("Hãy ghi địa chỉ nhận.") if by_post else _("Hãy ghi giấy tờ đã xuất trình.")
    if delivery.way == Delivery.Way.POST and not delivery.post_code:
        wrong["post_code"] = _("Hãy ghi số hiệu bưu gửi.")
    return wrong
