"""How far a word that was typed is from one that may have been meant: one slip, or Telex left as it was typed."""

import re

from procedures.searching import spoken

# By rows of the keyboard; keys stand half a key further right in each row.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {key: (place + row / 2, row) for row, keys in enumerate(_ROWS) for place, key in enumerate(keys)}
_TELEX = {
    "dd": "đ", "uow": "ươ", "aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "w": "ư",
}  # fmt: skip
_LETTERS = re.compile("|".join(_TELEX))
_TONED = re.compile(r"([a-zăâđêôơư]*[aăâeêioôơuưy][a-zăâđêôơư]*?)([sfrxj])([a-zăâđêôơư]*)")
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}


def slip(typed: str, meant: str) -> float | None:
    """What the one slip between two words weighs (letters swapped least, a wrong key far away most); None for more."""
    left = 0
    while left < min(len(typed), len(meant)) and typed[left] == meant[left]:
        left += 1
    right = 0
    while right < min(len(typed), len(meant)) - left and typed[-1 - right] == meant[-1 - right]:
        right += 1
    return _weight(typed[left : len(typed) - right], meant[left : len(meant) - right], typed[max(0, left - 1) : left])


def _weight(typed: str, meant: str, before: str) -> float | None:
    match len(typed), len(meant):
        case 0, 0:
            return 0.0
        case 1, 0:
            return 0.5 if typed == before else 0.9
        case 0, 1:
            return 0.9
        case 1, 1:
            return 0.7 if _are_neighbours(typed, meant) else 1.2
        case 2, 2 if typed == meant[::-1]:
            return 0.6
    return None


def _are_neighbours(one: str, other: str) -> bool:
    if one not in _KEYS or other not in _KEYS:
        return False
    (left, upper), (right, lower) = _KEYS[one], _KEYS[other]
    return abs(left - right) <= 1 and abs(upper - lower) <= 1


def from_telex(typed: str) -> str:
    """The word, as it sounds, that these keys give where Telex is on: ddaats → đất. Unchanged where they give none."""
    letters = _LETTERS.sub(lambda keys: _TELEX[keys[0]], typed)
    toned = _TONED.fullmatch(letters)
    return spoken("".join((toned[1], toned[3], _TONES[toned[2]])) if toned else letters)
