"""Fees of the national catalogue: its SERVICE_FEE is a charge (lệ phí), its FEE a fee (phí), PRICE_LEVEL a price."""

import re

from procedures.definition.fees import FeeKind
from procedures.national.facts import NationalFee
from procedures.national.prose import plain
from procedures.national.reader import Reader, as_text

_KINDS = {"FEE": FeeKind.FEE, "SERVICE_FEE": FeeKind.CHARGE, "PRICE_LEVEL": None}
_CURRENCIES = {"": "VND", "việt nam đồng": "VND", "đồng": "VND", "vnd": "VND", "vnđ": "VND", "usd": "USD"}
# "30000", "30.000", "30,000 đồng": thousands may be parted, the currency may be named.
_AMOUNT = re.compile(r"(\d{1,12}|\d{1,3}(?:[.,]\d{3}){1,3})(?:\.0+)?\s*(?:đồng|đ|₫|vnđ|vnd)?", re.IGNORECASE)


def read_fee(reader: Reader) -> NationalFee:
    """One line of fees. 0 is no amount: in the catalogue it mostly means that the text, or a council, sets it."""
    kind = reader.line("type").upper()
    if kind not in _KINDS:
        reader.warn("type", "không rõ phí hay lệ phí, coi là phí", kind or None)
    text, amount = reader.text("description"), _amount(reader)
    file = reader.child("attachment").line("fileName", "name")
    return NationalFee(
        kind=_KINDS.get(kind, FeeKind.FEE), amount=amount, currency=_currency(reader), text=text, file=file
    )


def _amount(reader: Reader) -> int | None:
    value = reader.value.get("value")
    words = plain(as_text(value)) if value not in (None, "") else ""
    match = _AMOUNT.fullmatch(words)
    if words and (match is None or isinstance(value, bool)):
        reader.warn("value", "không hiểu được mức thu, giữ như văn bản", value)
    amount = int(re.sub(r"\D", "", match[1])) if match and not isinstance(value, bool) else 0
    return amount or None


def _currency(reader: Reader) -> str:
    name = reader.line("currencyName")
    if name.lower() not in _CURRENCIES:
        reader.warn("currencyName", "đơn vị tiền lạ", name)
    return _CURRENCIES.get(name.lower(), name[:20])
