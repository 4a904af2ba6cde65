"""Processing times: 3.5 with its unit, "0,5", "07 ngày làm việc", or a paragraph."""

import re
from decimal import Decimal, InvalidOperation

from procedures.national.facts import Duration, Unit
from procedures.national.prose import plain
from procedures.national.reader import Reader, as_text

_WORDS = {
    "ngày làm việc": Unit.WORKING_DAY,
    "giờ làm việc": Unit.WORKING_HOUR,
    "ngày": Unit.DAY,
    "giờ": Unit.HOUR,
    "phút": Unit.MINUTE,
    "tuần": Unit.WEEK,
    "tháng": Unit.MONTH,
    "năm": Unit.YEAR,
}
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3}|/\d{1,2})?"
# "07 ngày làm việc", "01 (một) ngày": a number, perhaps repeated in words, and a unit; "3-5 ngày" is a span.
_MENTION = re.compile(
    rf"(\d\s*(?:[-–]|đến|tới|hoặc)\s*)?({_NUMBER})\s*(?:\([^()\d]{{1,30}}\)\s*)?({'|'.join(_WORDS)})\b"
)
_BARE = re.compile(_NUMBER)
# "… tăng thêm không quá 10 ngày": what remote communes may add is not the time itself.
_ADDITION = re.compile(r"(?:tăng|kéo dài) thêm[^.;\n]*")
_MOST = 10_000


def read_duration(reader: Reader, amount_key: str, unit_key: str) -> Duration:
    """The time under these two keys. What gives no clear amount and unit stays as text, with a warning."""
    words = plain(as_text(reader.value.get(amount_key) if reader.value.get(amount_key) is not None else ""))
    given = _unit(reader, unit_key)
    if not words:
        return Duration()
    if isinstance(reader.value.get(amount_key), bool | list | dict):
        reader.warn(amount_key, "không hiểu được thời hạn, giữ như văn bản", words)
        return Duration(text=words)
    if amount := _amount(words):
        return _counted(reader, amount_key, amount, given, words)
    return _told(reader, amount_key, given, words)


def _unit(reader: Reader, key: str) -> Unit | None:
    name = reader.line(key)
    unit = _WORDS.get(name.lower()) or Unit.__members__.get(name.upper())
    if unit is None and name.upper() not in {"", "OTHER"}:
        reader.warn(key, "không rõ đơn vị thời gian", name)
    return unit


def _amount(words: str) -> Decimal | None:
    """The number, if that is all the words say and it can be a length of time."""
    if not _BARE.fullmatch(words):
        return None
    try:
        top, _, bottom = words.replace(",", ".").partition("/")
        amount = Decimal(top) / Decimal(bottom or 1)
    except (InvalidOperation, ZeroDivisionError):
        return None
    return amount.quantize(Decimal("0.001")).normalize() + 0 if 0 < amount <= _MOST else None


def _counted(reader: Reader, key: str, amount: Decimal, unit: Unit | None, words: str) -> Duration:
    if unit is None:
        # OTHER: the cases or the description give the unit; a bare number is never shown.
        return Duration(amount=amount, text=words)
    duration = Duration(amount=amount, unit=unit)
    if duration.is_doubtful:
        reader.warn(key, "thời hạn tính bằng giờ dài hơn một ngày làm việc, có thể là mốc giờ trong ngày", words)
    return duration


def _told(reader: Reader, key: str, given: Unit | None, words: str) -> Duration:
    """A sentence: structured when it names exactly one length of time (additions apart), else text alone."""
    mentions = _MENTION.findall(_ADDITION.sub("", words.lower()))
    (span, number, unit_words), *others = mentions or [("", "", "")]
    amount = None if span or others else _amount(number)
    if amount is None:
        reader.warn(key, "không hiểu được thời hạn, giữ như văn bản", words)
        return Duration(text=words)
    unit = _WORDS[unit_words]
    if given not in (None, unit):
        reader.warn(key, f"lời văn nói khác đơn vị {given}, theo lời văn", words)
    return Duration(amount=amount, unit=unit, text=words)
