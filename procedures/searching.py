"""The searchable form of a procedure's words: written into two columns, and asked for in the same form."""

import re

from core.text import fold, nfc

# A code such as 1.001193 is one word; every other mark parts words.
_WORD = re.compile(r"\w+(?:\.\w+)*")


def words(text: str) -> list[str]:
    """The words of a text, lower case, with their accents."""
    return _WORD.findall(nfc(text).lower())


def searchable(code: str, names: list[str], *more: str) -> tuple[str, str]:
    """The columns (search_name, search_text): the names as they are said, and each word of all that is said, once.

    Both are first without accents, then with them.
    """
    name = words(" ".join(names))
    everything = dict.fromkeys(words(" ".join((code, *names, *more))))
    return _column(name), _column(list(everything))


def _column(accented: list[str]) -> str:
    """Each word stands between spaces, so that " khai tử " is found as words and never inside one."""
    folded = [fold(word) for word in accented]
    return f" {' '.join(folded)} | {' '.join(accented)} "
