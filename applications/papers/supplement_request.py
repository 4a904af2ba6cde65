"""Request to complete a dossier (Mẫu 02): everything that is missing, at once, and why."""

from dataclasses import dataclass

from applications.deadlines import supplement_rule
from applications.models import Supplement
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import Contact, office
from applications.papers.sheet import Occasion, Sheet
from applications.papers.wording import moment
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
        clock=_clock(occasion),
        contact=Contact.at(agency, occasion.officer),
    )
    return Sheet(
        f"supplement:{supplement.pk}",
        agency,
        content,
        number="{n}/YCBS",
        signatures=(Signature("Người nộp hồ sơ"), Signature("Người hướng dẫn", occasion.officer)),
    )


def _clock(occasion: Occasion) -> str:
    """What waiting does to the legal time."""
    if occasion.dossier.accepted_at is None:
        return "Thời hạn giải quyết tính từ khi hồ sơ được tiếp nhận."
    if occasion.dossier.paused_at:
        return "Thời gian chờ bổ sung không tính vào thời hạn giải quyết."
    return "Thời hạn giải quyết vẫn tính trong thời gian chờ bổ sung."
