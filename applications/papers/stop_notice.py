"""Notice that a dossier is no longer handled (Mẫu 05): at which stage, why, and what becomes of the fees."""

from dataclasses import dataclass

from applications.models import Charge
from applications.models.step_run import Outcome
from applications.papers.asked import Asked, asked
from applications.papers.office import Contact, decided_at, received_at
from applications.papers.sheet import Occasion, Sheet, head_signs
from applications.papers.wording import moment
from core.text import money, money_in_words


@dataclass(frozen=True)
class StopNotice:
    asked: Asked
    received_at: str
    stage: str
    decided_at: str
    reason: str
    paid: str
    paid_in_words: str
    collect_at: str
    contact: Contact


def build(occasion: Occasion) -> Sheet:
    """Of a dossier refused in its trunk after acceptance; no result was issued."""
    dossier, agency = occasion.dossier, decided_at(occasion.dossier)
    refused = dossier.step_runs.filter(outcome=Outcome.REFUSED, branch="").latest("pk")
    paid = sum(dossier.charges.filter(state=Charge.State.PAID).values_list("amount", flat=True))
    content = StopNotice(
        asked=asked(dossier),
        received_at=moment(dossier.accepted_at),
        stage=refused.name,
        decided_at=moment(refused.closed_at),
        reason=refused.note,
        paid=money(paid) if paid else "",
        paid_in_words=money_in_words(paid) if paid else "",
        collect_at=received_at(dossier).name,
        contact=Contact.at(agency, occasion.officer),
    )
    signatures = (head_signs(occasion, refused),)
    return Sheet("stop_notice", agency, content, number="{n}/TB-DHS", signatures=signatures)
