"""What every official paper carries around its content."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from core.pdf import qr_asset
from core.text import official_date


@dataclass(frozen=True)
class Signature:
    """One place to sign: in what capacity, how, and by whom; `sealed`: the agency's own signature is seen there."""

    role: str
    name: str = ""
    hint: str = "(Ký và ghi rõ họ tên)"
    sealed: bool = False


@dataclass(frozen=True)
class Frame:
    """The page frame of Decree 30/2020/NĐ-CP: letterhead, number, place and date, title, signatures, where to check.

    `qr` is the address coded beside the number (public, never personal data); `lookup_url` the one written at the foot;
    `mark` the short name by which the paper is checked.
    """

    agency: str
    number: str
    place: str
    date: date
    title: str
    lookup_url: str
    parent_agency: str = ""
    about: str = ""
    qr: str = ""
    mark: str = ""
    form: str = ""
    signatures: tuple[Signature, ...] = ()

    @property
    def place_and_date(self) -> str:
        return official_date(self.place, self.date)

    @property
    def qr_image(self) -> str:
        return qr_asset(self.qr) if self.qr else ""

    def snapshot(self) -> dict[str, Any]:
        """The same as JSON, with all that the page needs: what a paper's row keeps."""
        worked_out = {"place_and_date": self.place_and_date, "qr_image": self.qr_image}
        return asdict(self) | worked_out | {"date": self.date.isoformat()}
