"""Delivery slip (phiếu giao nhận kết quả): which results went to whom, shown which paper, when, and how."""

from dataclasses import dataclass

from django.utils.timezone import localtime

from applications.models import Delivery, Paper
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import Contact, office, received_at
from applications.papers.sheet import Occasion, Sheet
from applications.papers.wording import moment
from core.pdf import file_asset


@dataclass(frozen=True)
class Given:
    title: str
    number: str
    issued_on: str


@dataclass(frozen=True)
class DeliverySlip:
    asked: Asked
    papers: list[Given]
    way: str
    receiver: str
    identity_label: str
    identity: str
    on_behalf: str
    post_code: str
    handed_at: str
    drawn: str  # the receiver's signature as it was drawn, as an image
    contact: Contact


def build(occasion: Occasion, delivery: Delivery) -> Sheet:
    """Of one hand-over, at the office where the person chose to fetch; signed by giver and receiver."""
    dossier = occasion.dossier
    agency = office(dossier, dossier.return_agency_id) if dossier.return_agency_id else received_at(dossier)
    giver = delivery.handed_by.full_name if delivery.handed_by else ""
    content = DeliverySlip(
        asked=asked(dossier),
        papers=[_given(paper) for paper in delivery.papers.all()],
        way=str(Delivery.Way(delivery.way).label),
        receiver=delivery.receiver,
        identity_label="Địa chỉ nhận" if delivery.way == Delivery.Way.POST else "Giấy tờ xuất trình",
        identity=delivery.identity,
        on_behalf=delivery.on_behalf,
        post_code=delivery.post_code,
        handed_at=moment(delivery.handed_at),
        drawn=file_asset(delivery.signature_id) if delivery.signature_id else "",
        contact=Contact.at(agency, giver),
    )
    signatures = (Signature("Người nhận kết quả", delivery.receiver), Signature("Người giao kết quả", giver))
    return Sheet(f"delivery:{delivery.pk}", agency, content, number="{n}/PGN", signatures=signatures)


def _given(paper: Paper) -> Given:
    return Given(paper.title, paper.number, f"{localtime(paper.issued_at):%d/%m/%Y}")
