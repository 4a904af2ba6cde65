"""Words as they are sought: the columns a procedure is found by, and the two forms in which words are compared."""

import re
import unicodedata
from functools import lru_cache

from core.text import fold, nfc

# A code such as 1.001193 is one word; every other mark parts words.
_WORD = re.compile(r"\w+(?:\.\w+)*")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
# Ký and kí, lý and lí are the same words.
_FINAL_Y = re.compile(f"(?<=[hklmst])y(?=[{_TONES}]?$)")


def words(text: str) -> list[str]:
    """The words of a text, lower case, with their accents."""
    return _WORD.findall(nfc(text).lower())


@lru_cache(maxsize=8_192)
def spoken(word: str) -> str:
    """A word as it sounds: its tone stands at the end, so that hòa and hoà, ký and kí are one, and hoa another."""
    apart = unicodedata.normalize("NFD", word)
    return _FINAL_Y.sub("i", _TONE.sub("", apart) + "".join(_TONE.findall(apart)))


@lru_cache(maxsize=8_192)
def plain(word: str) -> str:
    """The same without any accent: khai tử, khai tư and khai tu are one."""
    return fold(spoken(word))


def searchable(code: str, names: list[str], *more: str) -> tuple[str, str]:
    """The columns (search_name, search_text): the names word by word, and each word of all that is said, once."""
    name = words(" ".join(names))
    everything = dict.fromkeys(words(" ".join((code, *names, *more))))
    return " ".join(name), " ".join(everything)
