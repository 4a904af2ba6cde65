"""Request to complete a dossier (Mẫu 02): everything that is missing, at once, and why."""

from dataclasses import dataclass

from applications.deadlines import supplement_rule
from applications.models import Dossier, Supplement
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import Contact, office, received_at
from applications.papers.sheet import Occasion, Sheet, handed_in_by
from applications.papers.wording import moment
from procedures.definition.general import Channel
from procedures.definition.process import StepKind


@dataclass(frozen=True)
class Missing:
    name: str
    what: str
    example: str


@dataclass(frozen=True)
class SupplementRequest:
    asked: Asked
    stage: str
    missing: list[Missing]
    reason: str
    ground: str
    answer_by: str
    where: str
    clock: str
    contact: Contact


STAGES = {True: "Kiểm tra hồ sơ khi tiếp nhận", False: "Thẩm tra, giải quyết hồ sơ"}


def build(occasion: Occasion, supplement: Supplement) -> Sheet:
    """Of one request, by the agency whose step asks."""
    dossier, run = occasion.dossier, supplement.step_run
    agency = office(dossier, run.agency_id)
    content = SupplementRequest(
        asked=asked(dossier),
        stage=STAGES[run.kind == StepKind.RECEPTION],
        missing=[Missing(item["label"], item["what"], item.get("example", "")) for item in supplement.items],
        reason=supplement.reason,
        ground=supplement_rule(dossier, run).ground or "",
        answer_by=moment(supplement.answer_by),
        where=_where(dossier),
        clock=_clock(occasion),
        contact=Contact.at(agency, occasion.officer),
    )
    return Sheet(
        f"supplement:{supplement.pk}",
        agency,
        content,
        number="{n}/YCBS",
        signatures=(handed_in_by(dossier), Signature("Người hướng dẫn", occasion.officer)),
    )


def _where(dossier: Dossier) -> str:
    """Where what is missing is handed in: a walk-in brings it to the counter, and needs no account."""
    online = "trang hồ sơ trên Cổng dịch vụ công"
    if dossier.channel == Channel.ONLINE:
        return online
    counter = received_at(dossier).name
    return f"{counter} hoặc {online}" if dossier.owner_id else counter


def _clock(occasion: Occasion) -> str:
    """What waiting does to the legal time."""
    if occasion.dossier.accepted_at is None:
        return "Thời hạn giải quyết tính từ khi hồ sơ được tiếp nhận."
    if occasion.dossier.paused_at:
        return "Thời gian chờ bổ sung không tính vào thời hạn giải quyết."
    return "Thời hạn giải quyết vẫn tính trong thời gian chờ bổ sung."
