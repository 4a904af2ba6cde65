"""What the QR code of an identity card says, as a reader types it."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import PERSONAL_ID, tidy_name
from accounts.kinds import Sex
from core.errors import Invalid
from core.text import fold, nfc

SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
NOT_A_CARD = _("Đây không phải mã QR của thẻ căn cước. Hãy quét lại, hoặc nhập thông tin bằng tay.")


@dataclass(frozen=True)
class Card:
    """`birth_date` is none where the card gives only a year; `address` as printed, old three-tier ones too."""

    personal_id: str
    full_name: str
    birth_date: date | None
    sex: Sex
    address: str


def is_card(text: str) -> bool:
    """Whether it looks like what a reader types, and not like a name or a number."""
    return "|" in text


def read_card(text: str) -> Card:
    """Of `number|old number|name|ddmmyyyy|sex|address|day of issue`, whatever follows; Invalid where it is not so."""
    parts = [" ".join(part.split()) for part in nfc(text).strip("\ufeff\"' \r\n\t").split("|")]
    if len(parts) < 6 or not PERSONAL_ID.fullmatch(parts[0]) or fold(parts[4]) not in SEXES:
        raise Invalid(NOT_A_CARD)
    return Card(parts[0], _name(parts[2]), _day(parts[3]), SEXES[fold(parts[4])], parts[5])


def _name(written: str) -> str:
    """Cards print names in capitals, forms write them with a capital to each word."""
    try:
        name = tidy_name(written)
    except ValidationError as error:
        raise Invalid(NOT_A_CARD) from error
    return name.title() if name.isupper() else name


def _day(written: str) -> date | None:
    """Day, month and year in eight digits; of people who know only their year the rest is zeros or missing."""
    if re.fullmatch(r"(0000)?[0-9]{4}", written):
        return None
    if not re.fullmatch(r"[0-9]{8}", written):
        raise Invalid(NOT_A_CARD)
    try:
        born = date(int(written[4:]), int(written[2:4]), int(written[:2]))
    except ValueError as error:
        raise Invalid(NOT_A_CARD) from error
    if not date(1900, 1, 1) <= born <= timezone.localdate():
        raise Invalid(NOT_A_CARD)
    return born
