"""Dates as official papers write them."""

from datetime import date

from core.text.numbers import in_words

# Of the months only the fourth has a name of its own on forms; January is "một", not "giêng".
_MONTHS = {4: "tư"}


def date_in_words(day: date) -> str:
    """A date as civil-status papers spell it: "ngày mười lăm tháng ba năm hai nghìn hai mươi sáu"."""
    month = _MONTHS.get(day.month) or in_words(day.month)
    return f"ngày {in_words(day.day)} tháng {month} năm {_year_in_words(day.year)}"


def _year_in_words(year: int) -> str:
    """A year leaves out the silent hundreds that money says (2026), but keeps them before "linh" (2005)."""
    words = in_words(year)
    return words if "linh" in words else words.replace(" không trăm", "")


def official_date(place: str, day: date) -> str:
    """Place and date of a paper (NĐ 30/2020/NĐ-CP): the day in two digits, the month with a 0 only for 1 and 2."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"
