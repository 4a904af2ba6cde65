"""Numbers that come in an address or from a button."""


def number_in(written: str | None, longest: int = 4) -> int | None:
    """The whole number in plain digits; None for anything else, and for more digits than any list has parts."""
    if written and written.isascii() and written.isdecimal() and len(written) <= longest:
        return int(written)
    return None
