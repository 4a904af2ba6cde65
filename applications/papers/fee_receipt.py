"""Fee receipt (biên lai thu phí, lệ phí): no form of the one-stop-shop but of the finance rules (NĐ 123/2020/NĐ-CP)."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Agency, RoleAssignment
from applications.models import Charge
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import decided_at, received_at
from applications.papers.sheet import Occasion, Sheet
from core.text import money, money_in_words

FORM = "01BLP"  # receipts without a printed face value
KINDS = {"FEE": "Phí", "CHARGE": "Lệ phí"}


@dataclass(frozen=True)
class Taken:
    kind: str
    name: str
    amount: str
    explanation: str


@dataclass(frozen=True)
class FeeReceipt:
    asked: Asked
    charges: list[int]
    form: str
    series: str
    agency_code: str
    agency_address: str
    lines: list[Taken]
    total: str
    total_in_words: str
    method: str


def build(occasion: Occasion, charges: Sequence[Charge]) -> Sheet:
    """Of charges taken together, by the agency whose officer took them; seven digits a number, anew each year."""
    agency = _collecting(occasion)
    total = sum(charge.amount for charge in charges)
    content = FeeReceipt(
        asked=asked(occasion.dossier),
        charges=[charge.pk for charge in charges],
        form=FORM,
        series=f"HP-{occasion.today:%y}E",
        agency_code=agency.code,
        agency_address=agency.address,
        lines=[_line(charge) for charge in charges],
        total=money(total),
        total_in_words=money_in_words(total),
        method="Tiền mặt" if occasion.officer else "Chuyển khoản, thanh toán trực tuyến",
    )
    signatures = (
        Signature("Người nộp tiền", occasion.dossier.applicant_name),
        Signature("Người thu tiền", occasion.officer, sealed=True),
    )
    key = f"fee_receipt:{min(charge.pk for charge in charges)}"
    return Sheet(key, agency, content, number="{n}", digits=7, signatures=signatures)


def _line(charge: Charge) -> Taken:
    how = "" if charge.explanation == money(charge.amount) else charge.explanation
    return Taken(KINDS.get(charge.kind, ""), charge.name, money(charge.amount), charge.ground or how)


def _collecting(occasion: Occasion) -> Agency:
    """The receiving agency, or the deciding one where the officer who took the money works there alone."""
    received, decided = received_at(occasion.dossier), decided_at(occasion.dossier)
    if occasion.user is None or received == decided:
        return received
    held = RoleAssignment.objects.held(occasion.user)
    return received if held.filter(agency=received).exists() or not held.filter(agency=decided).exists() else decided
