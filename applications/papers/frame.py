"""What every official paper carries around its content."""

from dataclasses import dataclass
from datetime import date

from core.pdf import qr_asset


@dataclass(frozen=True)
class Signature:
    """One place to sign: in what capacity, how, and by whom."""

    role: str
    name: str = ""
    hint: str = "(Ký và ghi rõ họ tên)"


@dataclass(frozen=True)
class Frame:
    """The page frame of Decree 30/2020/NĐ-CP: letterhead, number, place and date, title, signatures, where to check.

    `lookup_url` is coded in the QR beside the number when `qr` is given (a public address, never personal data);
    `mark` is the short name by which the paper is checked.
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
    signatures: tuple[Signature, ...] = ()

    @property
    def place_and_date(self) -> str:
        """'Hải Phòng, ngày 05 tháng 02 năm 2026': the day in two digits, the month so only for January and February."""
        month = f"{self.date.month:02d}" if self.date.month < 3 else str(self.date.month)
        return f"{self.place}, ngày {self.date.day:02d} tháng {month} năm {self.date.year}"

    @property
    def qr_image(self) -> str:
        return qr_asset(self.qr) if self.qr else ""
