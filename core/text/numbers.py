"""Whole numbers and amounts of money, in figures and in Vietnamese words."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# After a ten, three digits sound otherwise; "bốn" and "một" only from twenty on.
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_GROUPS = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def in_words(number: int) -> str:
    """A whole number ≥ 0 in Vietnamese words, lower case; ValueError below 0."""
    if number < 0:
        raise ValueError(f"in_words needs a number >= 0, not {number}")
    return _below_thousand(number) if number < 1000 else " ".join(_grouped(number))


def _grouped(number: int) -> list[str]:
    words: list[str] = []
    for size, name in _GROUPS:
        count, number = divmod(number, size)
        if count:
            words += [_part(count, follows=bool(words)), name]
    return [*words, _below_thousand(number, follows=True)] if number else words


def _part(count: int, *, follows: bool) -> str:
    return in_words(count) if count >= 1000 else _below_thousand(count, follows=follows)


def _below_thousand(number: int, *, follows: bool = False) -> str:
    """Up to 999; after a higher group the hundreds are always said ("một nghìn không trăm linh năm")."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not follows:
        return _below_hundred(rest)
    words = f"{_DIGITS[hundreds]} trăm"
    if rest:
        words += f" linh {_DIGITS[rest]}" if rest < 10 else f" {_below_hundred(rest)}"
    return words


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if not tens:
        return _DIGITS[unit]
    ten, sounds = ("mười", _AFTER_TEN) if tens == 1 else (f"{_DIGITS[tens]} mươi", _AFTER_TENS)
    return f"{ten} {sounds.get(unit, _DIGITS[unit])}" if unit else ten


def money(amount: int) -> str:
    """Đồng in figures, thousands parted by dots: "1.200.000 đồng"; ValueError below 0."""
    if amount < 0:
        raise ValueError(f"money needs an amount >= 0, not {amount}")
    return f"{amount:,}".replace(",", ".") + " đồng"


def money_in_words(amount: int) -> str:
    """Đồng as receipts spell them out: "Một triệu hai trăm nghìn đồng"; ValueError below 0."""
    return f"{in_words(amount)} đồng".capitalize()
