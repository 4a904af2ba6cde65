"""The national life cycle of a dossier: ten statuses, and which may follow which. Overdue is never a status."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Status(IntegerChoices):
    """National codes 1–10; 0 is a draft, which nobody but its writer sees."""

    DRAFT = 0, _("Đang soạn")
    SUBMITTED = 1, _("Mới đăng ký")
    ACCEPTED = 2, _("Được tiếp nhận")
    REJECTED_INTAKE = 3, _("Không được tiếp nhận")
    PROCESSING = 4, _("Đang xử lý")
    AWAITING_SUPPLEMENT = 5, _("Yêu cầu bổ sung giấy tờ")
    AWAITING_PAYMENT = 6, _("Yêu cầu thực hiện nghĩa vụ tài chính")
    WITHDRAWN = 7, _("Công dân yêu cầu rút hồ sơ")
    STOPPED = 8, _("Dừng xử lý")
    RESOLVED = 9, _("Đã xử lý xong")
    RETURNED = 10, _("Đã trả kết quả")


class MoneyState(TextChoices):
    """What is owed and paid, told from the dossier's charges."""

    NONE = "NONE", _("Không thu")
    DUE = "DUE", _("Chưa nộp")
    PARTIAL = "PARTIAL", _("Đã nộp một phần")
    PAID = "PAID", _("Đã nộp đủ")
    WAIVED = "WAIVED", _("Được miễn")
    TO_REFUND = "TO_REFUND", _("Phải hoàn trả")
    REFUNDED = "REFUNDED", _("Đã hoàn trả")


class DeliveryState(TextChoices):
    """Which of the results that were issued have reached the person."""

    NONE = "NONE", _("Chưa có kết quả")
    WAITING = "WAITING", _("Chờ giao")
    PARTIAL = "PARTIAL", _("Đã giao một phần")
    SENT = "SENT", _("Đang gửi qua bưu chính")
    DELIVERED = "DELIVERED", _("Đã giao đủ")


class Clock(StrEnum):
    """What a move does to the legal clock. MAY_PAUSE: only where the procedure's version says so."""

    NONE = "none"
    START = "start"
    PAUSE = "pause"
    MAY_PAUSE = "may pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True)
class Move:
    to: Status
    by: str
    clock: Clock = Clock.NONE


S = Status
MOVES: dict[Status, tuple[Move, ...]] = {
    S.DRAFT: (Move(S.SUBMITTED, "applicant, or an officer at the counter"),),
    S.SUBMITTED: (
        Move(S.ACCEPTED, "receiving officer", Clock.START),
        Move(S.AWAITING_SUPPLEMENT, "receiving officer"),
        Move(S.REJECTED_INTAKE, "receiving officer"),
        Move(S.WITHDRAWN, "applicant"),
    ),
    S.ACCEPTED: (
        Move(S.PROCESSING, "automatic, on hand-over"),
        Move(S.AWAITING_PAYMENT, "automatic, where payment comes first", Clock.PAUSE),
    ),
    S.PROCESSING: (
        Move(S.AWAITING_SUPPLEMENT, "handling officer", Clock.MAY_PAUSE),
        Move(S.AWAITING_PAYMENT, "the process reaches a payment", Clock.PAUSE),
        Move(S.WITHDRAWN, "applicant"),
        Move(S.STOPPED, "leader", Clock.STOP),
        Move(S.RESOLVED, "leader signs, clerk issues", Clock.STOP),
    ),
    S.AWAITING_SUPPLEMENT: (
        Move(S.SUBMITTED, "applicant, before acceptance"),
        Move(S.PROCESSING, "applicant, after acceptance", Clock.RESUME),
        Move(S.AWAITING_PAYMENT, "another branch reaches a payment", Clock.PAUSE),
        Move(S.REJECTED_INTAKE, "receiving officer, before acceptance"),
        Move(S.WITHDRAWN, "applicant"),
        Move(S.STOPPED, "leader, after acceptance", Clock.STOP),
        Move(S.RESOLVED, "another branch finished", Clock.STOP),
    ),
    S.AWAITING_PAYMENT: (
        Move(S.PROCESSING, "payment confirmed", Clock.RESUME),
        Move(S.AWAITING_SUPPLEMENT, "handling officer of another branch", Clock.MAY_PAUSE),
        Move(S.WITHDRAWN, "applicant"),
        Move(S.STOPPED, "leader", Clock.STOP),
        Move(S.RESOLVED, "payment confirmed, and nothing else is left", Clock.STOP),
    ),
    S.WITHDRAWN: (
        Move(S.STOPPED, "officer with power", Clock.STOP),
        *(
            Move(before, "officer who does not grant it, or the applicant")
            for before in (S.SUBMITTED, S.PROCESSING, S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT)
        ),
    ),
    S.RESOLVED: (Move(S.RETURNED, "returning officer"),),
    S.REJECTED_INTAKE: (),
    S.STOPPED: (),
    S.RETURNED: (),
}

ENDED = frozenset(status for status, moves in MOVES.items() if not moves)


def move(before: Status, after: Status) -> Move:
    """The move between two statuses; KeyError when the life cycle has none."""
    for each in MOVES[before]:
        if each.to is after:
            return each
    raise KeyError((before, after))
