"""Codes of procedures and moments of time, as the national catalogue writes them."""

import re
from datetime import date, datetime, timedelta
from datetime import timezone as offset

from procedures.national.reader import Reader

_SHORT = re.compile(r"[123]\.\d{6}")
# The long form names the agency that localised it: 1.001193.000.00.00.H24.
_LONG = re.compile(r"([123]\.\d{6})\.000\.00\.00\.[A-Z]\d{2}")
# What can at least be a code, in an address and in a column.
_PASSABLE = re.compile(r"[\w-][\w.-]{0,39}")
_VIET_NAM = offset(timedelta(hours=7))
_YEAR_3000 = 32_503_680_000


def read_code(reader: Reader) -> str:
    """The procedure's code, "" if there is none that can stand in an address."""
    code = _code_of(reader).upper()
    if _SHORT.fullmatch(code):
        return code
    if long := _LONG.fullmatch(code):
        return long[1]
    if not is_code(code):
        return ""
    reader.warn("code", "mã không theo mẫu quốc gia, giữ nguyên", code)
    return code


def is_code(text: str) -> bool:
    """Whether this can be the code of any procedure at all."""
    return _PASSABLE.fullmatch(text) is not None


def _code_of(reader: Reader) -> str:
    value = reader.value.get("code")
    # 1.000080 written as a number lost its last zeros.
    return f"{value:.6f}" if isinstance(value, float) and 1 <= value < 4 else reader.line("code", "codeNotation")


def read_day(reader: Reader, key: str) -> date | None:
    """The day in Viet Nam of a Unix time in milliseconds (or seconds), an ISO or a dd/mm/yyyy date; None if neither."""
    value = reader.value.get(key)
    if value is None or value == "":
        return None
    day = _day(str(value).strip())
    if day is None:
        reader.warn(key, "không hiểu được ngày", value)
    return day


def _day(text: str) -> date | None:
    try:
        if re.fullmatch(r"-?\d+(\.0)?", text):
            seconds = float(text)
            return datetime.fromtimestamp(seconds / 1000 if abs(seconds) > _YEAR_3000 else seconds, _VIET_NAM).date()
        if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
            return datetime.strptime(text, "%d/%m/%Y").date()
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(_VIET_NAM) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError, OSError):
        return None
