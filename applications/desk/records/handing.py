"""Paper that changes hands: originals left with an office, and results that went to the person."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.desk.records.record import Kind, Record, by, told
from applications.models import Delivery, HandOver, Original
from core.templatetags.vietnamese import moment


def _original(row: Original) -> Record:
    moves = list(row.hand_overs.all())
    name = f"{row.name} ({row.quantity})" if row.quantity > 1 else row.name
    holder = _("đang giữ: %(agency)s") % {"agency": row.held_by} if row.held_by else _("đã trả người nộp")
    return Record(
        name, moves[0].given_at, by(moves[0].given_by), list(map(_hand_over, moves)), holder,
        "moving" if row.held_by else "done",
    )  # fmt: skip


def _hand_over(row: HandOver) -> str:
    words = {
        "giver": row.giver or _("Người nộp"),
        "receiver": row.receiver or _("Người nộp"),
        "at": moment(row.received_at or row.given_at),
    }
    told_as = _("%(giver)s → %(receiver)s, %(at)s") if row.received_at else _("%(giver)s → %(receiver)s, chưa ký nhận")
    return told_as % words


def _delivery(row: Delivery) -> Record:
    papers = ", ".join(f"{paper.caption} {paper.number}".strip() for paper in row.papers.all())
    receiver = _("Người nhận: %(who)s, %(identity)s") % {"who": row.receiver, "identity": row.identity}
    return Record(
        str(row.get_way_display()),
        row.handed_at,
        by(row.handed_by),
        told(papers, receiver, row.on_behalf, row.post_code),
        *_standing(row),
    )


def _standing(row: Delivery) -> tuple[str, str]:
    if row.returned_at:
        return _("bưu chính hoàn lại"), "soon"
    sent = row.way == Delivery.Way.POST and row.arrived_at is None
    return (_("đang gửi"), "moving") if sent else (_("đã giao"), "done")


KINDS = {
    "originals": Kind(
        gettext_lazy("Bản chính đang giữ"),
        lambda: Original.objects.select_related("held_by").prefetch_related(
            Prefetch("hand_overs", HandOver.objects.select_related("giver", "receiver", "given_by"))
        ),
        "dossier",
        _original,
    ),
    "deliveries": Kind(
        gettext_lazy("Giao kết quả"),
        lambda: Delivery.objects.select_related("handed_by").prefetch_related("papers"),
        "dossier",
        _delivery,
    ),
}
