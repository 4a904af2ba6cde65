"""Receipt and appointment slip (Mẫu 01): what was received, by whom and when, and when the answer is due."""

from dataclasses import dataclass

from applications.deadlines import term_of
from applications.models import Delivery, Dossier, Paper
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.handed_in import HandedIn, handed_in
from applications.papers.money_due import MoneyDue, money_due
from applications.papers.office import Contact, office, received_at, tracking_url
from applications.papers.sheet import Entry, Occasion, Sheet, handed_in_by
from applications.papers.wording import moment, term_in_words


@dataclass(frozen=True)
class Receipt:
    asked: Asked
    handed_in: list[HandedIn]
    term: str
    received_at: str
    due_at: str
    fetched_at: str
    money: MoneyDue
    pin: str
    tracking_url: str
    contact: Contact


AGAIN = "-CL"  # cấp lại


def build(occasion: Occasion, earlier: Paper | None = None) -> Sheet:
    """Of an accepted dossier; the moment is the one people were last told to come (TT 03/2025/TT-VPCP, Mẫu 01).

    One in the place of an `earlier` one keeps its line in the register, and who received the dossier.
    """
    dossier, agency = occasion.dossier, received_at(occasion.dossier)
    officer = occasion.officer or (str(earlier.data["contact"]["officer"]) if earlier else "")
    content = Receipt(
        asked=asked(dossier),
        handed_in=handed_in(dossier),
        term=term_in_words(term_of(dossier)),
        received_at=moment(dossier.accepted_at),
        due_at=moment(dossier.appointed_at or dossier.due_at),
        fetched_at=_fetched_at(dossier),
        money=money_due(dossier),
        pin=dossier.pin,
        tracking_url=tracking_url(),
        contact=Contact.at(agency, officer),
    )
    return Sheet(
        "receipt",
        agency,
        content,
        number="{n}/TNHS",
        entry=_entry(dossier, earlier) if earlier else None,
        signatures=(handed_in_by(dossier), Signature("Người tiếp nhận hồ sơ", officer)),
    )


def _entry(dossier: Dossier, earlier: Paper) -> Entry:
    """01/TNHS, then 01/TNHS-CL1: the dossier has one line in the register (Mẫu 07), and no other is passed over."""
    times = dossier.papers_issued.filter(kind=earlier.kind).count()
    number = f"{earlier.number.partition(AGAIN)[0]}{AGAIN}{times}"
    return Entry(**earlier.data.get("entry", {}) | {"number": number})


def _fetched_at(dossier: Dossier) -> str:
    """Where the person chose to fetch the result (Mẫu 01)."""
    electronic = "trang hồ sơ trực tuyến (bản điện tử)"
    if dossier.return_way == Delivery.Way.POST:
        return f"địa chỉ {dossier.return_address}, qua bưu chính"
    if dossier.return_way == Delivery.Way.ELECTRONIC:
        return electronic
    where = office(dossier, dossier.return_agency_id or dossier.receiving_agency_id)
    return f"{where.name} (bản giấy), {electronic}"
