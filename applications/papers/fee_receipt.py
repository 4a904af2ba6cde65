"""Fee receipt (biên lai thu phí, lệ phí): no form of the one-stop-shop but of the finance rules (NĐ 123/2020/NĐ-CP)."""

from collections.abc import Sequence
from dataclasses import dataclass

from applications.models import Charge
from applications.models.paper import PaperKind
from applications.papers.asked import Asked, asked
from applications.papers.frame import Signature
from applications.papers.office import received_at
from applications.papers.receipt_series import series_of
from applications.papers.sheet import Occasion, Sheet
from core.text import money, money_in_words

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
    agency_tax_code: str
    agency_address: str
    lines: list[Taken]
    total: str
    total_in_words: str
    method: str


def build(occasion: Occasion, charges: Sequence[Charge]) -> Sheet:
    """Of charges taken together, by the agency for which they were taken; each series counts its numbers anew."""
    agency = charges[0].settled_for or received_at(occasion.dossier)
    series = series_of(agency.code, occasion.today)
    sign = series.in_year(occasion.today)
    total = sum(charge.amount for charge in charges)
    content = FeeReceipt(
        asked=asked(occasion.dossier),
        charges=[charge.pk for charge in charges],
        form=series.form,
        series=sign,
        agency_code=agency.code,
        agency_tax_code=series.tax_code,
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
    book = f"{PaperKind.FEE_RECEIPT.value}:{sign}"
    return Sheet(key, agency, content, number="{n}", book=book, digits=7, signatures=signatures)


def _line(charge: Charge) -> Taken:
    how = "" if charge.explanation == money(charge.amount) else charge.explanation
    return Taken(KINDS.get(charge.kind, ""), charge.name, money(charge.amount), charge.ground or how)
