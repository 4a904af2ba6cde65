"""Acknowledgement: an online filing has arrived, with its number and time. It is not yet an acceptance."""

from dataclasses import dataclass

from applications.papers.asked import Asked, asked
from applications.papers.handed_in import HandedIn, handed_in
from applications.papers.office import Contact, received_at, tracking_url
from applications.papers.sheet import Occasion, Sheet
from applications.papers.wording import moment
from procedures.fields.numbers import written


@dataclass(frozen=True)
class Acknowledgement:
    asked: Asked
    filed_at: str
    handed_in: list[HandedIn]
    answer_within: str
    pin: str
    tracking_url: str
    contact: Contact


def build(occasion: Occasion) -> Sheet:
    """Issued in the moment of filing, by the portal itself: nobody signs."""
    dossier = occasion.dossier
    content = Acknowledgement(
        asked=asked(dossier),
        filed_at=moment(dossier.submitted_at),
        handed_in=handed_in(dossier),
        answer_within=f"{written(dossier.definition.deadline.answer_online_within_hours)} giờ làm việc",
        pin=dossier.pin,
        tracking_url=tracking_url(),
        contact=Contact.at(received_at(dossier), ""),
    )
    return Sheet("acknowledgement", received_at(dossier), content, number=str(dossier.request_number))
