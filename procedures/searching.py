"""The searchable form of a procedure's words: written into two columns, and asked for in the same form."""

import re

from core.text import fold, nfc

# A code such as 1.001193 is one word; every other mark parts words.
_WORD = re.compile(r"\w+(?:\.\w+)*")


def words(text: str) -> list[str]:
    """The words of a text, lower case, with their accents."""
    return _WORD.findall(nfc(text).lower())


def searchable(code: str, names: list[str], *more: str) -> tuple[str, str]:
    """The columns (search_name, search_text): the names, and all that is said, each with and without accents."""
    name = " ".join(names)
    return _both(name), _both(" ".join((code, name, *more)))


def _both(text: str) -> str:
    """Accentless | accented, each word between spaces, so that " khai tử " is found as a word and never inside one."""
    accented = " ".join(words(text))
    return f" {fold(accented)} | {accented} "
